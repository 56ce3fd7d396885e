using System.Net;
using System.Text.Json.Nodes;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Federating;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Tests.Doubles;
using Federation.Trust.Entities;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A whole sign-in that is an anchor on this machine, with a partner network that has a relying party.</summary>
internal sealed class SignInHost : IAsyncDisposable
{
    public const string Issuer = "http://127.0.0.1:9/";

    private readonly DirectoryInfo _folder;

    private SignInHost(GatewayHost host, DirectoryInfo folder) => (Host, _folder) = (host, folder);

    public GatewayHost Host { get; }

    private bool IsAlone { get; init; }

    public EntityId Anchor => FederatingHost.Id(Issuer);

    public IEntityOffice Office => Host.Services.GetRequiredService<IEntityOffice>();

    public FederatedClients Clients => Host.Services.GetRequiredService<FederatedClients>();

    /// <param name="beside">One whose account store it shares, as hosts of one directory do; null for one of its own.</param>
    /// <param name="extend">Services beside its own.</param>
    public static async Task<SignInHost> StartAsync(SignInHost? beside = null, Action<IServiceCollection>? extend = null)
    {
        var folder = beside?._folder ?? Directory.CreateTempSubdirectory("signing-in-");
        var host = await GatewayHost.StartAsync(
            extend: services =>
            {
                services.AddDirectoryIdentity(new IdentitySettings(folder.FullName, new Uri(Issuer), Postgres: null));
                extend?.Invoke(services);
            },
            open: app =>
            {
                app.UseDirectoryIdentity();
                app.MapDirectoryIdentity();
            });
        await host.Seed.AddAsync(Seed.Network("ruche", "La Ruche"));
        await host.CatchUpAsync();
        return new SignInHost(host, folder) { IsAlone = beside is null };
    }

    /// <summary>Asks an endpoint of the sign-in with these fields, and follows nowhere.</summary>
    /// <param name="address">Whom the request comes from; null for the host's own.</param>
    public async Task<SignInAnswer> PostAsync(string path, IReadOnlyDictionary<string, string> fields, string? address = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        if (address is not null) request.Headers.Add(GatewayHost.AddressHeader, address);
        return await SendAsync(request);
    }

    public async Task<SignInAnswer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Null where OpenIddict knows no such client.</summary>
    public async Task<OpenIddictApplicationDescriptor?> ClientAsync(string id)
    {
        using var scope = Host.Services.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await clients.FindByClientIdAsync(id, TestContext.Current.CancellationToken) is not { } client) return null;
        var descriptor = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(descriptor, client, TestContext.Current.CancellationToken);
        return descriptor;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        if (IsAlone) _folder.Delete(recursive: true);
    }

    private async Task<SignInAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        bool isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new SignInAnswer(response.StatusCode, response.Headers.Location, isJson ? JsonNode.Parse(body)!.AsObject() : [], body); // It says that it is.
    }
}

/// <param name="Location">Where a browser would be sent; null for nowhere.</param>
/// <param name="Json">Empty where it is none.</param>
internal sealed record SignInAnswer(HttpStatusCode Status, Uri? Location, JsonObject Json, string Body)
{
    public string? Error => Json["error"]?.GetValue<string>();

    public string Description => Json["error_description"]?.GetValue<string>() ?? "";
}
