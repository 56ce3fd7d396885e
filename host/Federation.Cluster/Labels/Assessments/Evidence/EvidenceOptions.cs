namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Settings of files that are taken as evidence.</summary>
public sealed class EvidenceOptions
{
    /// <summary>A program that every file is shown to before it is kept; null, the default, for none. It gets the file's path as its only argument and takes the file by ending with 0.</summary>
    public string? ScanCommand { get; set; }

    /// <summary>Where a file lies while it is scanned; made where it is not there, for its owner alone.</summary>
    public string Folder { get; set; } = "incoming";

    /// <summary>How long a scan may take: a minute by default.</summary>
    public TimeSpan ScanTime { get; set; } = TimeSpan.FromMinutes(1);
}
