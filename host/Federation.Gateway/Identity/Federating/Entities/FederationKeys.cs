using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Keys;
using Federation.Trust.Keys;

namespace Federation.Gateway.Identity.Federating.Entities;

/// <summary>The keys with which this directory speaks in the federation, for itself and for those that it hosts. Thread safe.</summary>
internal sealed class FederationKeys(IdentityKeys keys, TimeProvider clock)
{
    /// <summary>The key that signs.</summary>
    public FederationSigner Signer => Signing(clock.GetUtcNow().UtcDateTime);

    /// <summary>Public halves of those that may have signed what still counts, and of the next one.</summary>
    public IReadOnlyList<JsonElement> Published
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return [.. keys.Current.Federation.Where(period => period.Until is not { } until || until > now).Select(period => period.Signer.PublicKey)];
        }
    }

    /// <summary>The same as a set, to check what was signed here.</summary>
    public FederationKeySet Known => SetOf(Published);

    /// <summary>With all that ever were, to tell what was signed here from what was not.</summary>
    public FederationKeySet All => SetOf(keys.Current.Federation.Select(period => period.Signer.PublicKey));

    /// <summary>Those whose time is over, newest first (OpenID Federation 1.0, section 8.7).</summary>
    public IReadOnlyList<FederationKeyPeriod> Past
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return [.. keys.Current.Federation.Where(period => period.Until <= now).Reverse()];
        }
    }

    private FederationSigner Signing(DateTime now) => keys.Current.Federation.Last(period => period.From <= now).Signer;

    private static FederationKeySet SetOf(IEnumerable<JsonElement> published)
    {
        var json = new JsonObject { ["keys"] = new JsonArray([.. published.TakeLast(FederationKeySet.MostKeys).Select(key => (JsonNode?)JsonObject.Create(key))]) };
        return FederationKeySet.Read(JsonSerializer.SerializeToElement(json)).Value ?? throw new InvalidOperationException("The directory's own keys are no set.");
    }
}
