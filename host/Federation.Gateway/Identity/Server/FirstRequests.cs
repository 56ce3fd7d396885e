using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Asks the host, within the process, what the first callers will ask, so that none of them waits while code is compiled and caches are filled. The client that it asks as is in a transaction
/// that is never committed.
/// </summary>
internal sealed partial class FirstRequests(IServiceScopeFactory scopes, IdentitySettings settings, ILogger<FirstRequests> log)
{
    private const string Redirect = "https://client.invalid/";

    private readonly Uri _address = settings.PublicUrl ?? new Uri("http://localhost");

    /// <summary>What answers requests; set when the host builds it.</summary>
    public RequestDelegate? Pipeline { get; set; }

    /// <summary>Goes through them. The host serves also where one of them fails: that is logged.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var scope = scopes.CreateScope();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Database.BeginTransactionAsync(cancellationToken);
            string secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), client = $"first-{secret[..8]}";
            await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(Describe(client, secret), cancellationToken);
            foreach (var (target, mediaType, body) in Requests(client, secret)) await AskAsync(transaction.GetDbTransaction(), target, mediaType, body);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, failure.GetType().Name);
        }
    }

    private static IEnumerable<(string Target, string? MediaType, string? Body)> Requests(string client, string secret) =>
    [
        ("/.well-known/openid-configuration", null, null),
        (IdentityRoutes.KeySet, null, null),
        (IdentityRoutes.SignIn, null, null),
        (IdentityRoutes.Authorize + QueryString.Create(new Dictionary<string, string?>
        {
            [Parameters.ClientId] = client,
            [Parameters.RedirectUri] = Redirect,
            [Parameters.ResponseType] = ResponseTypes.Code,
            [Parameters.Scope] = Scopes.OpenId,
            [Parameters.CodeChallenge] = new string('c', 43),
            [Parameters.CodeChallengeMethod] = CodeChallengeMethods.Sha256,
        }), null, null),
        (IdentityRoutes.Token, "application/x-www-form-urlencoded", $"grant_type=client_credentials&client_id={client}&client_secret={secret}"),
        ("/graphql", "application/json", """{ "query": "{ networks { id } }" }"""),
    ];

    /// <summary>Each request has services of its own, as all have, but sees the client that is not committed.</summary>
    private async Task AskAsync(DbTransaction transaction, string target, string? mediaType, string? body)
    {
        var pipeline = Pipeline ?? throw new InvalidOperationException("The host has not been built.");
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Database;
        database.SetDbConnection(transaction.Connection);
        await database.UseTransactionAsync(transaction);
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        int query = target.IndexOf('?', StringComparison.Ordinal);
        http.Request.Scheme = _address.Scheme;
        http.Request.Host = HostString.FromUriComponent(_address.Authority);
        http.Request.Method = body is null ? HttpMethods.Get : HttpMethods.Post;
        http.Request.Path = query < 0 ? target : target[..query];
        http.Request.QueryString = query < 0 ? QueryString.Empty : new QueryString(target[query..]);
        if (body is not null)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            (http.Request.ContentType, http.Request.ContentLength, http.Request.Body) = (mediaType, bytes.Length, new MemoryStream(bytes));
        }

        await pipeline(http);
        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest) LogRefused(log, http.Request.Path, http.Response.StatusCode);
    }

    private static OpenIddictApplicationDescriptor Describe(string client, string secret) => new()
    {
        ClientId = client,
        ClientSecret = secret,
        ClientType = ClientTypes.Confidential,
        RedirectUris = { new Uri(Redirect) },
        Permissions =
        {
            Permissions.Endpoints.Authorization,
            Permissions.Endpoints.Token,
            Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.ClientCredentials,
            Permissions.ResponseTypes.Code,
        },
    };

    [LoggerMessage(LogLevel.Warning, "The host could not ask itself what first callers ask ({Failure}): they may wait a second longer.")]
    private static partial void LogFailed(ILogger log, string failure);

    [LoggerMessage(LogLevel.Warning, "The host asked itself for {Path} and got {Status}.")]
    private static partial void LogRefused(ILogger log, string path, int status);
}
