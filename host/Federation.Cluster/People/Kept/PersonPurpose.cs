using System.Text.Json.Serialization;

namespace Federation.Cluster.People.Kept;

/// <summary>Why a network has what reaches a person kept. A closed set; it is stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonPurpose>))]
public enum PersonPurpose
{
    /// <summary>To ask at the place what is wrong in its listing.</summary>
    Corrections,

    /// <summary>To arrange an assessor's visit for the label.</summary>
    Assessment,
}
