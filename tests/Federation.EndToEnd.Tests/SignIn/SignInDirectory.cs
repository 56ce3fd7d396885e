using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>A host with a public address, a person who has taken an account over, and clients of every kind: for the tests of one class, one after another.</summary>
public class SignInDirectory : IAsyncLifetime
{
    private const string Issuer = "https://directory.example";
    private const string Network = "actipole21";

    private readonly TestFolder _folder = new();
    private readonly JsonObject _clients = [];
    private IReadOnlyDictionary<string, string>? _environment;
    private LogoutListener? _listener;
    private ServingHost? _host;
    private JsonObject? _setup;

    internal string Data => _folder.Data;

    internal ServingHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _environment = await StartStoreAsync();
        _host = await ServingHost.StartAsync(_folder.Data, publicUrl: Issuer, environment: _environment);
        var jwk = Key();
        string keys = _folder.Write("keys.json", new JsonObject { ["keys"] = new JsonArray(Public(jwk)) }.ToJsonString());
        string[] scopes = ["--scope", "networks", "--scope", "labels", "--scope", "passes"];
        await AddAsync("web", "https://web.example/callback", [.. scopes, "--exchanges"]);
        await AddAsync("other", "https://other.example/callback", scopes);
        await AddAsync("asked", "https://asked.example/callback", scopes);
        await AddAsync("fresh", "https://fresh.example/callback", scopes);
        await AddAsync("ours", "https://ours.example/callback", [.. scopes, "--ours"]);
        await AddAsync("app", "http://127.0.0.1/callback", [.. scopes, "--public"]);
        await AddAsync("keyed", "https://keyed.example/callback", ["--keys", keys], jwk);
        _listener = await LogoutListener.StartAsync();
        await AddAsync("told", "https://told.example/callback", [.. scopes, "--logout", _listener.Address]);
        await AddAsync("told-too", "https://told-too.example/callback", [.. scopes, "--logout", _listener.Address]);
        await AddAsync("service", null, ["--acts-for-itself", "--scope", "networks", "--role", "NetworkManager", "--network", Network]);
        // A resource server asks about the tokens that are for it: its id is their audience.
        await AddAsync("directory", null, ["--acts-for-itself"]);
        _setup = new JsonObject
        {
            ["listens"] = Host.Url.AbsoluteUri.TrimEnd('/'),
            ["issuer"] = $"{Issuer}/",
            ["network"] = Network,
            ["logouts"] = _listener.Told,
            ["person"] = await InviteAsync("someone@person.example"),
            ["clients"] = _clients,
        };
        _setup["cookies"] = JsonNode.Parse((await WalkAsync("enrol")).GetRawText());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_listener is not null) await _listener.DisposeAsync();
        _folder.Dispose();
        await StopStoreAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts what the accounts are kept in, where that is no file.</summary>
    /// <returns>What the host and the commands find it by.</returns>
    private protected virtual Task<IReadOnlyDictionary<string, string>> StartStoreAsync() => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    private protected virtual ValueTask StopStoreAsync() => ValueTask.CompletedTask;

    /// <summary>Goes one of the script's ways, in a browser that is signed in.</summary>
    /// <param name="more">What the script is told in place of what it is told else.</param>
    internal Task<JsonElement> WalkAsync(string walk, JsonObject? more = null)
    {
        var setup = (JsonObject)(_setup ?? throw new InvalidOperationException("The host has not started.")).DeepClone();
        foreach (var (name, value) in more ?? []) setup[name] = value?.DeepClone();
        return RelyingParty.WalkAsync(walk, setup);
    }

    /// <summary>A manager who has not taken the account over yet, or lost the password.</summary>
    internal async Task<JsonObject> InviteAsync(string email) => new()
    {
        ["email"] = email,
        ["password"] = "orchid lantern gravel tunic",
        ["invitation"] = (await CommandAsync("account", "invite", email, "--role", "NetworkManager", "--network", Network, "--public-url", Issuer)).Output.Trim(),
    };

    private async Task AddAsync(string id, string? redirect, IEnumerable<string> options, JsonObject? key = null)
    {
        string[] to = redirect is null ? [] : ["--redirect", redirect];
        string printed = (await CommandAsync(["client", "add", id, .. to, .. options])).Output.Trim();
        var client = new JsonObject { ["id"] = id, ["redirect"] = redirect };
        if (key is not null) client["jwk"] = key;
        else if (!options.Contains("--public")) client["secret"] = printed;
        _clients[id] = client;
    }

    private async Task<Command> CommandAsync(params IEnumerable<string> arguments) => (await Command.RunInAsync(null, _environment, [.. arguments, "--data", _folder.Data])).Expect(0);

    private static JsonObject Key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = "of the client",
            ["x"] = Base64Url.EncodeToString(parameters.Q.X),
            ["y"] = Base64Url.EncodeToString(parameters.Q.Y),
            ["d"] = Base64Url.EncodeToString(parameters.D),
        };
    }

    private static JsonObject Public(JsonObject key)
    {
        var open = (JsonObject)key.DeepClone();
        open.Remove("d");
        return open;
    }
}
