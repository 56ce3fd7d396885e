namespace Federation.Host.Running;

/// <summary>Leaves signals to <see cref="StopSignal"/>: the framework's own lifetime would break off a start that is under way.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
