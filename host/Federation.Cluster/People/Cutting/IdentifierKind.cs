using System.Text.Json.Serialization;

namespace Federation.Cluster.People.Cutting;

/// <summary>What a person can be looked for by. A closed set; it is stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IdentifierKind>))]
public enum IdentifierKind
{
    /// <summary>A mail address.</summary>
    Mail,

    Telephone,

    /// <summary>A full name, two to six words.</summary>
    Name,
}
