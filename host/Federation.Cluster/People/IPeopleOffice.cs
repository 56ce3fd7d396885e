using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;

namespace Federation.Cluster.People;

/// <summary>What is done for a person who asks. Thread safe.</summary>
public interface IPeopleOffice
{
    /// <inheritdoc cref="PersonErasure.EraseAsync"/>
    Task<ErasureReport> EraseAsync(PersonIdentifier identifier, CancellationToken cancellationToken);

    /// <inheritdoc cref="PersonExport.FindAsync"/>
    IAsyncEnumerable<HeldPlace> FindAsync(PersonIdentifier identifier, CancellationToken cancellationToken);
}
