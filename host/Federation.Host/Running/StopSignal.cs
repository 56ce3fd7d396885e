using System.Runtime.InteropServices;

namespace Federation.Host.Running;

/// <summary>Somebody's wish that this process ends: SIGINT (Ctrl-C) or SIGTERM. The second one ends it at once. Thread safe.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _requested = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];

    public CancellationToken Requested => _requested.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _requested.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        if (_requested.IsCancellationRequested) return; // What the system does by itself: the process ends.
        signal.Cancel = true;
        _requested.Cancel();
    }
}
