//! Ctrl-C and SIGTERM: the running statement is cancelled and undone, the run says how to go on.

use std::sync::OnceLock;

use tokio::sync::watch;

static STOP: OnceLock<watch::Sender<bool>> = OnceLock::new();

/// Becomes true when the user wants to stop. Listening starts with the first call; it needs a
/// runtime. A second signal ends the process at once.
pub(crate) fn stop() -> Option<watch::Receiver<bool>> {
    let sender = STOP.get_or_init(|| watch::channel(false).0);
    tokio::spawn(async {
        loop {
            if !signalled().await {
                return;
            }
            if let Some(sender) = STOP.get()
                && sender.send_replace(true)
            {
                // Once more: nothing left to be polite about.
                crate::scratch::cleanup_all();
                std::process::abort();
            }
        }
    });
    Some(sender.subscribe())
}

#[cfg(unix)]
async fn signalled() -> bool {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    ) else {
        return false;
    };
    tokio::select! {
        _ = interrupt.recv() => true,
        _ = terminate.recv() => true,
    }
}

#[cfg(not(unix))]
async fn signalled() -> bool {
    tokio::signal::ctrl_c().await.is_ok()
}
