using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Logout;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Setup;

/// <summary>The clients of the sign-in. Thread safe.</summary>
internal sealed class ClientRegister(IServiceScopeFactory scopes)
{
    /// <returns>The client's secret, which is told this once; null where it needs none.</returns>
    /// <exception cref="SetupException">The terms contradict themselves, or there is such a client.</exception>
    public async Task<string?> AddAsync(ClientTerms terms, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await clients.FindByClientIdAsync(terms.Id, cancellationToken) is not null) throw Refused($"There is a client \"{terms.Id}\" already.");
        string? secret = terms.IsPublic || terms.IsTerminal || terms.Keys is not null ? null : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var descriptor = Describe(terms);
        descriptor.ClientSecret = secret;
        await clients.CreateAsync(descriptor, cancellationToken);
        return secret;
    }

    /// <summary>In order of their ids, without their roles.</summary>
    public async Task<IReadOnlyList<ClientLine>> ListAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var lines = new List<ClientLine>();
        await foreach (object client in clients.ListAsync(cancellationToken: cancellationToken))
        {
            lines.Add(new ClientLine(
                await clients.GetClientIdAsync(client, cancellationToken) ?? "", await clients.GetDisplayNameAsync(client, cancellationToken) ?? "", await clients.GetRedirectUrisAsync(client, cancellationToken), []));
        }

        return [.. lines.OrderBy(line => line.Id, StringComparer.Ordinal)];
    }

    /// <summary>With every token that it has.</summary>
    /// <exception cref="SetupException">There is no such client.</exception>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        object client = await clients.FindByClientIdAsync(id, cancellationToken) ?? throw Refused($"There is no client \"{id}\".");
        await clients.DeleteAsync(client, cancellationToken);
    }

    private static OpenIddictApplicationDescriptor Describe(ClientTerms terms)
    {
        if (terms.IsPublic && (terms.ActsForItself || terms.Exchanges || terms.Keys is not null)) throw Refused("A public client has no key, acts for nobody but the person before it, and exchanges nothing.");
        if (terms.IsPublic && terms.IsOurs) throw Refused("Any program can say that it is a public client, so people are asked each time: --public and --ours exclude each other.");
        if (terms.IsTerminal && (terms.IsPublic || terms.IsOurs || terms.ActsForItself || terms.Exchanges || terms.Keys is not null || terms.LogoutAddress is not null || terms.RedirectUris.Count > 0 || terms.Scopes.Count > 0)) throw Refused("A client of terminals has the device flow and the scope admission, and takes no other option.");
        if (terms.RedirectUris.Count == 0 && !terms.ActsForItself && !terms.Exchanges && !terms.IsTerminal) throw Refused("A client needs a redirect address, or has to act for itself.");
        if (terms.Scopes.FirstOrDefault(scope => !TokenScopes.All.Contains(scope)) is { } unknown) throw Refused($"There is no scope \"{unknown}\". There are: {string.Join(", ", TokenScopes.All)}.");
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = terms.Id,
            DisplayName = terms.Name,
            // An app on a person's machine listens at whatever port is free there (RFC 8252, 7.3).
            ApplicationType = terms.IsPublic ? ApplicationTypes.Native : ApplicationTypes.Web,
            ClientType = terms.IsPublic || terms.IsTerminal ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = terms.IsOurs ? ConsentTypes.Implicit : ConsentTypes.Explicit,
            JsonWebKeySet = terms.Keys is { } keys ? ReadKeys(keys) : null,
        };
        if (terms.LogoutAddress is { } logout)
        {
            if (terms.RedirectUris.Count == 0) throw Refused("A client to which nobody is sent has no sessions to be told of.");
            descriptor.Properties[LogoutWords.Address] = JsonSerializer.SerializeToElement(ReadAddress(logout, "tell of ended sessions").AbsoluteUri);
        }

        foreach (string address in terms.RedirectUris) descriptor.RedirectUris.Add(ReadAddress(address, "send people back to"));
        descriptor.Permissions.UnionWith(Permissions(terms));
        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        return descriptor;
    }

    private static IEnumerable<string> Permissions(ClientTerms terms)
    {
        yield return OpenIddictConstants.Permissions.Endpoints.Token;
        yield return OpenIddictConstants.Permissions.Endpoints.Revocation;
        if (!terms.IsPublic && !terms.IsTerminal) yield return OpenIddictConstants.Permissions.Endpoints.Introspection;
        if (terms.IsTerminal)
        {
            yield return OpenIddictConstants.Permissions.Endpoints.DeviceAuthorization;
            yield return OpenIddictConstants.Permissions.GrantTypes.DeviceCode;
            yield return OpenIddictConstants.Permissions.GrantTypes.RefreshToken;
            yield return OpenIddictConstants.Permissions.Prefixes.Scope + TokenScopes.Admission;
        }

        if (terms.RedirectUris.Count > 0)
        {
            yield return OpenIddictConstants.Permissions.Endpoints.Authorization;
            yield return OpenIddictConstants.Permissions.Endpoints.PushedAuthorization;
            yield return OpenIddictConstants.Permissions.Endpoints.EndSession;
            yield return OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode;
            yield return OpenIddictConstants.Permissions.GrantTypes.RefreshToken;
            yield return OpenIddictConstants.Permissions.ResponseTypes.Code;
        }

        if (terms.ActsForItself) yield return OpenIddictConstants.Permissions.GrantTypes.ClientCredentials;
        if (terms.Exchanges) yield return OpenIddictConstants.Permissions.GrantTypes.TokenExchange;
        foreach (string scope in terms.Scopes) yield return OpenIddictConstants.Permissions.Prefixes.Scope + scope;
    }

    private static Uri ReadAddress(string address, string use)
    {
        // http goes to the person's own machine alone (RFC 8252, 7.3).
        bool isGood = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        return isGood ? uri! : throw Refused($"\"{address}\" is no address to {use}: https, or http on their own machine, without a fragment."); // It was read.
    }

    private static JsonWebKeySet ReadKeys(string json)
    {
        JsonWebKeySet keys;
        try
        {
            keys = JsonWebKeySet.Create(json);
        }
        catch (ArgumentException failure)
        {
            throw Refused($"The keys are no JSON Web Key Set: {failure.Message}");
        }

        if (keys.Keys.Count == 0) throw Refused("The key set is empty.");
        return keys.Keys.Any(key => key.HasPrivateKey || key.Kty == JsonWebAlgorithmsKeyTypes.Octet) ? throw Refused("The key set holds a secret key. Give the public keys alone, and make new ones: these have been shown.") : keys;
    }

    private static SetupException Refused(string message) => new("identity.client", message);
}
