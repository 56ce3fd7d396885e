using System.Net;

namespace Federation.Gateway.Identity;

/// <summary>Where the sign-in lives and under which name others know it.</summary>
/// <param name="DataDirectory">The host's data folder: holds the account store unless PostgreSQL does.</param>
/// <param name="PublicUrl">The issuer of tokens, without a path. Null for a directory on this machine alone, whose issuer is the address that it is asked at.</param>
/// <param name="Postgres">The connection string of an account store in PostgreSQL; null for a file in the data folder.</param>
public sealed record IdentitySettings(string DataDirectory, Uri? PublicUrl, string? Postgres)
{
    /// <summary>A file that says whose the label is, where it is not this directory's; null where it is.</summary>
    public string? LabelOwnerFile { get; init; }

    /// <summary>The proxies that are believed who asks, besides those of this machine; empty for no others.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Where terminals at doors bring certificates of their own, https; null where nobody is asked for one.</summary>
    public Uri? TerminalUrl { get; init; }

    /// <summary>The folder of the keys that protect secrets; the data folder unless several hosts have them in common.</summary>
    public string KeysDirectory { get; init; } = DataDirectory;

    /// <summary>The account store in the data folder.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "identity.db");

    /// <summary>The keys that protect secrets at rest and sessions.</summary>
    public string ProtectionFolder => Path.Combine(KeysDirectory, "identity-keys");

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => DataDirectory;
}
