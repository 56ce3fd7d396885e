using Federation.Registry.Certificates.Signing;
using Federation.Registry.Criteria;

namespace Federation.Registry.Certificates.Verifying;

/// <summary>What a genuine certificate says.</summary>
public sealed record CertificateFacts
{
    /// <summary>Its address.</summary>
    public required string Id { get; init; }

    public required CredentialForm Form { get; init; }

    /// <summary>The address of whoever signed it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The address of the key that signed it.</summary>
    public required string Key { get; init; }

    /// <summary>As <see cref="CertificateDigest"/>, in base64: what the public log has of it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The centre's address.</summary>
    public required string Centre { get; init; }

    public required string CentreName { get; init; }

    /// <summary>The overall level, from 1.</summary>
    public required int Level { get; init; }

    /// <summary>The level on each axis that has one, from 1.</summary>
    public required IReadOnlyDictionary<Axis, int> Axes { get; init; }

    /// <summary>For example <c>1.0</c>.</summary>
    public required string CriteriaVersion { get; init; }

    /// <summary>The first moment at which it holds.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The first moment at which it holds no more.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>Where its revocation and its suspension are told.</summary>
    public required IReadOnlyList<StatusEntry> Status { get; init; }
}
