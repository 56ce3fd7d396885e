using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;

namespace Federation.Cluster.People;

/// <summary>This silo's own erasures and exports.</summary>
internal sealed class PeopleOffice(PersonErasure erasure, PersonExport export) : IPeopleOffice
{
    public Task<ErasureReport> EraseAsync(PersonIdentifier identifier, CancellationToken cancellationToken) => erasure.EraseAsync(identifier, cancellationToken);

    public IAsyncEnumerable<HeldPlace> FindAsync(PersonIdentifier identifier, CancellationToken cancellationToken) => export.FindAsync(identifier, cancellationToken);
}
