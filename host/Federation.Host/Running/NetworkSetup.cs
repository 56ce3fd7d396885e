using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Brings the operator's networks into a directory.</summary>
internal static class NetworkSetup
{
    /// <summary>Reads a networks file and checks every network against its adapter, before anything is opened or started.</summary>
    /// <exception cref="SettingsException">The file is wrong, an adapter is not there, or it refuses its configuration.</exception>
    public static IReadOnlyList<NetworkDefinition> Read(string file, AdapterCatalogue adapters)
    {
        var networks = NetworksFile.Read(file);
        foreach (var network in networks) AdapterSettings.Check(network, adapters);
        return networks;
    }

    /// <exception cref="SettingsException">A network was refused; the message says what is wrong with which.</exception>
    public static async Task AddAllAsync(IDirectoryConnection directory, IEnumerable<NetworkDefinition> networks, CancellationToken cancellationToken)
    {
        foreach (var network in networks) await AddAsync(directory, network, cancellationToken);
    }

    /// <returns>The network as it was added.</returns>
    /// <exception cref="SettingsException">It was refused; the message says what is wrong.</exception>
    public static async Task<NetworkDefinition> AddAsync(IDirectoryConnection directory, NetworkDefinition network, CancellationToken cancellationToken)
    {
        var problems = await directory.AddNetworkAsync(network, cancellationToken);
        return problems.Count == 0 ? network : throw new SettingsException($"The network {network.Id} was refused:\n  {string.Join("\n  ", problems)}");
    }
}
