using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Client;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace Federation.Gateway.Identity.Keys;

/// <summary>Gives the keys to OpenIddict, and anew whenever they change.</summary>
internal sealed class ServerKeys(IdentityKeys keys) :
    IConfigureOptions<OpenIddictServerOptions>,
    IConfigureOptions<OpenIddictClientOptions>,
    IOptionsChangeTokenSource<OpenIddictServerOptions>,
    IOptionsChangeTokenSource<OpenIddictClientOptions>,
    IOptionsChangeTokenSource<OpenIddictValidationOptions>
{
    public string? Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.AddRange(Signing());
        options.EncryptionCredentials.AddRange(Encryption());
    }

    /// <summary>They protect the state that travels to a foreign provider and back.</summary>
    public void Configure(OpenIddictClientOptions options)
    {
        options.SigningCredentials.AddRange(Signing());
        options.EncryptionCredentials.AddRange(Encryption());
    }

    public IChangeToken GetChangeToken() => keys.Changed();

    private IEnumerable<SigningCredentials> Signing() => keys.Current.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256));

    private IEnumerable<EncryptingCredentials> Encryption() =>
        keys.Current.Encryption.Select(key => new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
}
