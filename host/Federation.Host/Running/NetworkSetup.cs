using Federation.Cluster.Sync;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Brings the operator's networks into a directory.</summary>
internal static class NetworkSetup
{
    /// <exception cref="SettingsException">An adapter is not there, or a network was refused; the message says what is wrong with which.</exception>
    public static async Task AddAllAsync(IDirectoryConnection directory, IEnumerable<NetworkDefinition> networks, CancellationToken cancellationToken)
    {
        foreach (var network in networks)
        {
            AdapterSettings.Check(network);
            var problems = await directory.AddNetworkAsync(network, cancellationToken);
            if (problems.Count > 0) throw new SettingsException($"The network {network.Id} was refused:\n  {string.Join("\n  ", problems)}");
        }
    }
}
