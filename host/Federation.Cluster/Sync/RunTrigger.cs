using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync;

/// <summary>Who asked for a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunTrigger>))]
public enum RunTrigger
{
    Person,
    Schedule,

    /// <summary>The host started.</summary>
    Start,

    /// <summary>A run before it failed of something that may mend itself.</summary>
    Retry,

    /// <summary>The network sent its listing.</summary>
    Push,
}
