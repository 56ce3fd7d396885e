using System.ComponentModel.DataAnnotations;
using Federation.Gateway.GraphQL.Http;

namespace Federation.Gateway;

/// <summary>Settings of the directory's doors to the web.</summary>
public sealed class GatewayOptions
{
    /// <summary>The host's data folder, where the operator token lives. It must exist.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Servers of this machine, such as <c>http://127.0.0.1:8080</c>, that networks which come over the network may be read from. Any other source has to be https on the public internet. None by default.</summary>
    public ICollection<Uri> SourcesOnThisMachine { get; } = [];

    /// <summary>How long a GraphQL request may take: 5 seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest body of a GraphQL request, in bytes: 100 KiB by default.</summary>
    [Range(1, 10_000_000)]
    public int MostBodyBytes { get; set; } = 100 * 1024;

    /// <summary>How many checked documents are kept, at most twice as many for a moment: 1,000 by default.</summary>
    [Range(1, 100_000)]
    public int CachedDocuments { get; set; } = 1_000;

    /// <summary>How much of what was written of centres is kept to be answered again, in bytes, roughly: by default a sixteenth of the memory that this process may have, 128 MiB at least and 2 GiB at most.</summary>
    [Range(0, 100_000_000_000)]
    public long KeptAnswerBytes { get; set; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16, 128L << 20, 2L << 30);

    /// <summary>How large a query and its answer may be.</summary>
    public QueryLimits Limits { get; set; } = new();

    /// <summary>A JSON file of documents that can be asked for by id, or a folder of such files; null for none. They are read once, at start.</summary>
    public string? TrustedDocuments { get; set; }

    /// <summary>True where strangers may send the trusted documents and no text of their own; false by default.</summary>
    public bool TrustedDocumentsOnly { get; set; }

    /// <summary>How large a trusted document may be. What it answers is bounded by <see cref="Limits"/> like everything else.</summary>
    public QueryLimits TrustedLimits { get; set; } = new() { Tokens = 10_000, Depth = 20, Aliases = 200, Directives = 500, Fields = 10_000, SameFields = 500 };

    /// <summary>
    /// Requests that one caller may send each second, as an average: 200 by default, five times as many at once. A caller is an account or a client, and whoever is not signed in is counted by address. Expensive fields have a
    /// quarter as many points, and streams tell three times as many events. 0 is no limit.
    /// </summary>
    [Range(0, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Streams and connections that one caller may have open: 100 by default. Each stream over a connection counts beside it.</summary>
    [Range(1, 100_000)]
    public int OpenStreams { get; set; } = 100;
}
