using System.Text.Json.Serialization;

namespace Federation.Registry.Hosting;

/// <summary>How a network stands to the members of another. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HostingStance>))]
public enum HostingStance
{
    /// <summary>Its centres decide by their own rules.</summary>
    Open,

    /// <summary>Its centres host them as long as the other network has agreed to host its own.</summary>
    Reciprocal,

    /// <summary>None of its centres hosts them, whatever their rules say.</summary>
    Closed,
}
