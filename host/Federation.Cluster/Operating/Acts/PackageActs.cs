using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Cluster.Operating.Acts;

/// <summary>Versions of adapters that an operator installed and that are there still.</summary>
internal sealed class PackageActs(AdapterShelf shelf) : IActTrail
{
    public IAsyncEnumerable<StaffAct> ReadAsync(CancellationToken cancellationToken) => shelf.Installations
        .Select(installed => new StaffAct { Id = $"adapter/{installed.Adapter}/{installed.Version}", At = installed.At, Kind = StaffActKind.AdapterInstalled, Subject = $"{installed.Adapter}@{installed.Version}" })
        .ToAsyncEnumerable();
}
