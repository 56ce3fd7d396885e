using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    Running,

    /// <summary>Read to the end of the source, or told by its server that it has not changed.</summary>
    Completed,

    /// <summary>Ended before the end of the source; what was read stays, nothing is concluded from what was not.</summary>
    Failed,

    Cancelled,

    /// <summary>The host stopped while it ran. The next run goes on after the last page stored where the source allows it, else starts anew; repeating a page has no second effect.</summary>
    Interrupted,
}
