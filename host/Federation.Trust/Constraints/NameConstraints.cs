using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Federation.Trust.Entities;
using Federation.Trust.Tokens;

namespace Federation.Trust.Constraints;

/// <summary>
/// Which hosts entities below may have (OpenID Federation 1.0, section 6.2.2, by the rules of RFC 5280, section 4.2.1.10): <c>host.example</c> is that host alone, <c>.example</c> every host
/// below it and not itself. What is excluded stays so, whatever is permitted. Immutable.
/// </summary>
public sealed record NameConstraints
{
    private const int MostNames = 100;

    /// <summary>Null where every name is permitted that is not excluded.</summary>
    public required ImmutableArray<string>? Permitted { get; init; }

    /// <summary>Empty where none is.</summary>
    public required ImmutableArray<string> Excluded { get; init; }

    /// <summary>An entity whose host is a number has no name that could be looked at, and is never permitted.</summary>
    public bool Permits(EntityId entity)
    {
        string host = entity.Host;
        if (IPAddress.TryParse(host, out _) || Excluded.Any(name => Fits(host, name))) return false;
        return Permitted is not { } permitted || permitted.Any(name => Fits(host, name));
    }

    internal static NameConstraints? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        ImmutableArray<string>? permitted = null, excluded = null;
        if (json.TryGetProperty("permitted", out var allowed) && (permitted = Names(allowed)) is null) return null;
        if (json.TryGetProperty("excluded", out var forbidden) && (excluded = Names(forbidden)) is null) return null;
        return new NameConstraints { Permitted = permitted, Excluded = excluded ?? [] };
    }

    private static ImmutableArray<string>? Names(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostNames) return null;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in json.EnumerateArray())
        {
            // A host's name in full: neither an address with its scheme nor a number.
            if (TokenClaims.TextOf(entry) is not { } name || Uri.CheckHostName(name.TrimStart('.')) != UriHostNameType.Dns || name.StartsWith("..", StringComparison.Ordinal) || name.EndsWith('.')) return null;
            names.Add(name);
        }

        return names.ToImmutable();
    }

    private static bool Fits(string host, string name) =>
        name.StartsWith('.') ? host.Length > name.Length && host.EndsWith(name, StringComparison.OrdinalIgnoreCase) : string.Equals(host, name, StringComparison.OrdinalIgnoreCase);
}
