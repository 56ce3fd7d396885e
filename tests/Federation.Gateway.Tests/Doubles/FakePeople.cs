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

    public Task<ErasureReport> EraseAsync(PersonIdentifier identifier, CancellationToken cancellationToken)
    {
        Erased.Add(identifier.Kind);
        return Task.FromResult(Report);
    }

    public IAsyncEnumerable<HeldPlace> FindAsync(PersonIdentifier identifier, CancellationToken cancellationToken) => Places.ToAsyncEnumerable();
}
