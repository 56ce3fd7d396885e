using System.Text.Json.Serialization;

namespace Federation.Registry.Labels;

/// <summary>Where the label of a centre stands. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelState>))]
public enum LabelState
{
    /// <summary>None was ever awarded to it.</summary>
    None,

    /// <summary>The centre holds it.</summary>
    Awarded,

    /// <summary>It does not count for now; it can be reinstated.</summary>
    Suspended,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was taken away for good. The centre can only be awarded another one.</summary>
    Revoked,
}
