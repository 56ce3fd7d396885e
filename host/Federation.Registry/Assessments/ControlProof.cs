using System.Text.Json.Serialization;

namespace Federation.Registry.Assessments;

/// <summary>How it was shown that the applicant speaks for the centre.</summary>
/// <param name="Where">The mailbox's domain, or the address of the file; null where a network vouches. It names no person.</param>
public sealed record ControlProof(ControlMethod Method, string? Where);

/// <summary>Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlMethod>))]
public enum ControlMethod
{
    /// <summary>A network that lists the centre says so: its manager applies, or vouches for who does.</summary>
    Vouched,

    /// <summary>A code was sent to the centre's own mailbox, on the host of its listed website.</summary>
    Mail,

    /// <summary>A code stood in a file on the host of the centre's listed website.</summary>
    File,
}
