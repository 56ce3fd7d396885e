namespace Federation.Gateway.GraphQL.Http.Sockets;

/// <summary>An operation under way on a connection. Thread safe.</summary>
internal sealed class SocketOperation
{
    // Never disposed: it has no timer, and may be cancelled by whoever comes last.
    private readonly CancellationTokenSource _cancel = new();

    /// <summary>Ends without an exception, whatever becomes of the operation.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Only once.</summary>
    public void Start(Func<CancellationToken, Task> run) => Running = Task.Run(() => run(_cancel.Token), CancellationToken.None);

    public void Cancel() => _cancel.Cancel();
}
