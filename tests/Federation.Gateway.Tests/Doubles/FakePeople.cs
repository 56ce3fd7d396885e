using Federation.Cluster.People;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>An office that answers as it is told to.</summary>
internal sealed class FakePeople : IPeopleOffice
{
    /// <summary>The kinds of what was asked to be erased, in order.</summary>
    public List<IdentifierKind> Erased { get; } = [];

    public ErasureReport Report { get; set; } = ErasureReport.Empty;

    public List<HeldPlace> Places { get; } = [];

    /// <summary>An erasure takes until then; it takes no time by default.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>Completes with the first erasure's begin.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<ErasureReport> EraseAsync(PersonIdentifier identifier, CancellationToken cancellationToken)
    {
        Erased.Add(identifier.Kind);
        Begun.TrySetResult();
        await Held;
        return Report;
    }

    public IAsyncEnumerable<HeldPlace> FindAsync(PersonIdentifier identifier, CancellationToken cancellationToken) => Places.ToAsyncEnumerable();
}
