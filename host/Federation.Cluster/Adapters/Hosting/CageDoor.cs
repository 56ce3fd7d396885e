using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>Decides whether an adapter may be loaded behind the walls that its worker found. Thread safe.</summary>
internal sealed class CageDoor(WorkerOptions options, ILogger log)
{
    // Read again where it failed: a lasting error would outlive its cause.
    private readonly Lazy<BundledAdapters> _bundled = new(() => BundledAdapters.Read(options.BundleList), LazyThreadSafetyMode.PublicationOnly);
    private int _said;

    /// <exception cref="AdapterException">
    /// A wall is missing, and the adapter is a stranger's (<c>adapter.uncaged</c>), or whether it is cannot be read (<c>adapter.unreadable</c>).
    /// </exception>
    public void Pass(InstalledAdapter adapter, CageWalls walls)
    {
        var missing = CageStrength.Required & ~walls;
        if (missing == CageWalls.None) return;
        if (options.AllowUncaged)
        {
            WorkerLog.UncagedAllowed(log, adapter.Id, missing.ToString());
        }
        else if (adapter.Manifest is { Code: null } || _bundled.Value.Holds(adapter)) // a mapping is read by the program's own code
        {
            if (Interlocked.Exchange(ref _said, 1) == 0) WorkerLog.Uncaged(log, missing.ToString());
        }
        else
        {
            throw new AdapterException(
                FailureKind.Configuration, "adapter.uncaged", $"The adapter \"{adapter.Id}\" did not come with this program, and the cage of its worker lacks a wall on this system: {missing}.");
        }
    }
}
