using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.Cluster.Index;
using Federation.Cluster.Operating;
using Federation.Cluster.People;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A whole gateway over a store in memory.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private GatewayHost(WebApplication app, string folder, HttpClient http)
    {
        _app = app;
        _folder = folder;
        Http = http;
    }

    /// <summary>A header that names the address which a request comes from; without it, a request is the host's own.</summary>
    public const string AddressHeader = "Test-Address";

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public MemoryStore Store => Services.GetRequiredService<MemoryStore>();

    public Seed Seed => Services.GetRequiredService<Seed>();

    public FakeGrains Grains => Services.GetRequiredService<FakeGrains>();

    public FakeCluster Cluster => Services.GetRequiredService<FakeCluster>();

    public FakeTimeProvider Clock => Services.GetRequiredService<FakeTimeProvider>();

    public LogLines Log => Services.GetRequiredService<LogLines>();

    public FakeCallers Callers => Services.GetRequiredService<FakeCallers>();

    /// <summary>The operator token of the data folder.</summary>
    public string Token => File.ReadAllText(Path.Combine(_folder, OperatorTokenFile.Name)).Trim();

    public string Address => _app.Urls.First();

    /// <param name="configure">Settings other than the default ones.</param>
    /// <param name="kestrel">True for a real server on a free port.</param>
    /// <param name="prepare">What the store holds before the host starts.</param>
    /// <param name="extend">Services beside the gateway's own, or in their place.</param>
    /// <param name="open">What runs before the gateway's own endpoints.</param>
    public static async Task<GatewayHost> StartAsync(Action<GatewayOptions>? configure = null, bool kestrel = false, Func<MemoryStore, Task>? prepare = null, Action<IServiceCollection>? extend = null, Action<WebApplication>? open = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        string folder = Directory.CreateTempSubdirectory("gateway-").FullName;
        var lines = new LogLines();
        builder.Logging.AddProvider(lines);
        if (kestrel) builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        var clock = new FakeTimeProvider(Now);
        builder.Services
            .AddSingleton(lines)
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<MemoryStore>()
            .AddSingleton<IDirectoryStore>(services => services.GetRequiredService<MemoryStore>())
            .AddSingleton<Seed>()
            .AddSingleton<FakeGrains>()
            .AddSingleton<IDirectoryGrains>(services => services.GetRequiredService<FakeGrains>())
            .AddSingleton<FakeCluster>()
            .AddSingleton<IClusterSurvey>(services => services.GetRequiredService<FakeCluster>())
            .AddSingleton<FakePeople>()
            .AddSingleton<IPeopleOffice>(services => services.GetRequiredService<FakePeople>())
            .AddSingleton(AdapterFolder.Read(folder))
            .AddSingleton<FakeCallers>()
            .AddSingleton<ICallerSource>(services => services.GetRequiredService<FakeCallers>())
            .AddSingleton(_ => SuppressionList.InMemory())
            .AddSingleton<PersonGuard>()
            .AddSingleton(IndexUse.Searching)
            .AddSingleton<CentreIndex>()
            .AddHostedService(services => services.GetRequiredService<CentreIndex>())
            .AddDirectoryGateway(options =>
            {
                options.DataDirectory = folder;
                configure?.Invoke(options);
            });
        extend?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            app.Use(FromAddress);
            open?.Invoke(app);
            app.MapDirectoryGateway();
        }
        catch
        {
            await app.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }

        if (prepare is not null) await prepare(app.Services.GetRequiredService<MemoryStore>());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GatewayHost(app, folder, kestrel ? new HttpClient { BaseAddress = new Uri(app.Urls.First()) } : app.GetTestClient());
    }

    /// <summary>Waits until the index has everything stored so far.</summary>
    public async Task CatchUpAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await Services.GetRequiredService<CentreIndex>().WaitForAsync(await Store.HeadAsync(cancellationToken), cancellationToken);
    }

    public async Task<Answer> AskAsync(string query, object? variables = null, string? token = null, string accept = "application/graphql-response+json", string? operationName = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables, operationName }) };
        request.Headers.Accept.ParseAdd(accept);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(body), response.Content.Headers.ContentType?.ToString());
    }

    /// <summary>Opens a WebSocket; not over Kestrel.</summary>
    public async Task<SocketClient> ConnectAsync(string protocol = "graphql-transport-ws", string? origin = null, string? address = null)
    {
        var client = _app.GetTestServer().CreateWebSocketClient();
        client.SubProtocols.Add(protocol);
        client.ConfigureRequest = request =>
        {
            if (origin is not null) request.Headers.Origin = origin;
            if (address is not null) request.Headers[AddressHeader] = address;
        };
        return new SocketClient(await client.ConnectAsync(new Uri("ws://localhost/graphql"), TestContext.Current.CancellationToken));
    }

    /// <summary>Has the host stop while its connections are open.</summary>
    public void Stop() => _app.Lifetime.StopApplication();

    private static Task FromAddress(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers[AddressHeader] is [{ } address]) http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return next(http);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
