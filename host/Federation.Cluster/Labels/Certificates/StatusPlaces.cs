using Federation.Registry.Certificates.Status;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Which places of the status lists are taken, as stored.</summary>
internal sealed class StatusPlaces
{
    /// <summary>Of the lists, in places.</summary>
    public int Length { get; set; } = StatusBits.FewestPlaces;

    /// <summary>Never let go of: whoever kept an old certificate would read another's status.</summary>
    public SortedSet<int> Taken { get; set; } = [];
}
