using System.Text.Json.Serialization;

namespace Federation.Cluster.Labels;

/// <summary>What was found of the proof of a foreign label when its listing was read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelProof>))]
public enum LabelProof
{
    /// <summary>There was no certificate, or no keys to check it by.</summary>
    Unchecked,

    /// <summary>The keys that the issuer published when the listing was read have signed the certificate, and it says what is shown. That it is the certificate of this place is the peer's word.</summary>
    Genuine,

    /// <summary>The keys have not signed the certificate, or it says something else.</summary>
    NotGenuine,
}
