using System.Collections.Immutable;
using System.Text.Json;
using Federation.Gateway.Identity.Logout;
using Federation.Trust.Keys;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>A relying party of the federation as OpenIddict knows clients. Pure.</summary>
internal static class ClientDescription
{
    /// <summary>Writes what is newer over what is known; of terms that are older, the keys alone.</summary>
    public static void WriteOver(OpenIddictApplicationDescriptor client, RelyingPartyTerms terms, FederationKeySet keys, FederatedClient federated)
    {
        if (FederatedClient.Read(client.Properties.ToImmutableDictionary()) is not { } known || !known.IsOlder(federated))
        {
            Write(client, terms, keys, federated);
            return;
        }

        client.JsonWebKeySet = KeysOf(keys);
        client.Properties[FederatedClient.Property] = (known with { Keys = federated.Keys }).ToJson();
    }

    /// <summary>Writes all of it over what is there.</summary>
    public static void Write(OpenIddictApplicationDescriptor client, RelyingPartyTerms terms, FederationKeySet keys, FederatedClient federated)
    {
        client.ClientId = terms.Client.Value;
        client.DisplayName = terms.Name ?? terms.Client.Host;
        client.ApplicationType = ApplicationTypes.Web;
        client.ClientType = ClientTypes.Confidential;
        client.ConsentType = ConsentTypes.Explicit;
        client.JsonWebKeySet = KeysOf(keys);
        client.Properties[FederatedClient.Property] = federated.ToJson();
        if (terms.ToldAt is { } address) client.Properties[LogoutWords.Address] = JsonSerializer.SerializeToElement(address.AbsoluteUri);
        else client.Properties.Remove(LogoutWords.Address);
        client.RedirectUris.Clear();
        client.RedirectUris.UnionWith(terms.Redirects);
        client.Permissions.Clear();
        client.Permissions.UnionWith([Permissions.Endpoints.Authorization, Permissions.Endpoints.PushedAuthorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.Introspection]);
        client.Permissions.UnionWith([Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code]);
        if (terms.MayRefresh) client.Permissions.Add(Permissions.GrantTypes.RefreshToken);
        client.Permissions.UnionWith(terms.Scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        client.Requirements.Clear();
        // What comes through the browser is not the client's word: it has proved itself at no other place.
        client.Requirements.UnionWith([Requirements.Features.ProofKeyForCodeExchange, Requirements.Features.PushedAuthorizationRequests]);
    }

    /// <summary>Those that signatures are checked with, by what they are checked with alone: a certificate beside a key means nothing here.</summary>
    private static JsonWebKeySet KeysOf(FederationKeySet keys)
    {
        var known = new JsonWebKeySet();
        foreach (var entry in keys.Json.GetProperty("keys").EnumerateArray())
        {
            if (keys.Find(Text(entry, "kid")) is not { } key) continue;
            known.Keys.Add(new JsonWebKey { Kid = key.Id, Alg = key.Algorithm, Use = JsonWebKeyUseNames.Sig, Kty = Text(entry, "kty"), Crv = Text(entry, "crv"), X = Text(entry, "x"), Y = Text(entry, "y"), N = Text(entry, "n"), E = Text(entry, "e") });
        }

        return known;
    }

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
