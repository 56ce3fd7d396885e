using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>A terminal at a door, let in by a code, with a certificate over real TLS. What must hold stands in relying-party/terminal.mjs.</summary>
public sealed class DoorTerminalTests
{
    private const string Issuer = "https://directory.example";
    private const string Network = "actipole21";
    private const string Staff = "accueil@person.example";

    [Fact]
    public async Task Terminal_LetInByStaff_OpensTheOneDoorWithItsOwnCertificateAlone()
    {
        using var folder = new TestFolder();
        using var authority = Certificate("CN=127.0.0.1", isServer: true);
        string url = $"https://127.0.0.1:{FreePort()}";
        string[] options = ["--terminal-url", url, "--terminal-certificate", folder.Write("server.pem", authority.ExportCertificatePem()), "--terminal-key", folder.Write("server.key", KeyOf(authority))];
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Issuer, options: options);
        await CommandAsync(folder, "client", "add", "terminals", "--name", "Door terminals", "--terminal");
        string secret = await CommandAsync(folder, "client", "add", "web", "--redirect", "https://web.example/callback", "--exchanges", "--scope", "admission");
        var (centre, name) = await CentreOfAsync(host, Network, 0);
        var (elsewhere, _) = await CentreOfAsync(host, Network, 1);
        var setup = new JsonObject
        {
            ["listens"] = host.Url.AbsoluteUri.TrimEnd('/'),
            ["issuer"] = $"{Issuer}/",
            ["network"] = Network,
            ["clients"] = new JsonObject { ["web"] = new JsonObject { ["id"] = "web", ["secret"] = secret, ["redirect"] = "https://web.example/callback" } },
            ["person"] = await InvitedAsync(folder, Staff, Network),
            ["cookies"] = new JsonObject(),
        };
        setup["cookies"] = JsonNode.Parse((await RelyingParty.WalkAsync("enrol", setup)).GetRawText());
        var stranger = (JsonObject)setup.DeepClone();
        (stranger["person"], stranger["cookies"]) = (await InvitedAsync(folder, "other@person.example", "spaceapi"), new JsonObject());
        var guesser = (JsonObject)stranger.DeepClone();
        guesser["cookies"] = JsonNode.Parse((await RelyingParty.WalkAsync("enrol", stranger)).GetRawText());
        setup["terminals"] = new JsonObject
        {
            ["url"] = url,
            ["ca"] = authority.ExportCertificatePem(),
            ["certificates"] = new JsonArray(Own(), Own()),
            ["centre"] = centre,
            ["elsewhere"] = elsewhere,
            ["names"] = new JsonObject { ["centre"] = WebUtility.HtmlEncode(name) },
            ["person"] = setup["person"]!.DeepClone(), // Just set.
            ["stranger"] = stranger["person"]!.DeepClone(), // As above.
        };

        var held = await RelyingParty.WalkAsync("terminals", setup);
        await RelyingParty.WalkAsync("terminalGuessing", guesser);
        await CurlAsync(folder, setup, url, centre, held.GetProperty("access").GetString() ?? "");
        setup["terminals"]!["held"] = JsonNode.Parse(held.GetRawText()); // As above.
        Assert.Equal("DoorOpened", (await RelyingParty.WalkAsync("terminalEnded", setup)).GetString());
        await CommandAsync(folder, "account", "revoke", Staff, "CentreStaff", "--network", Network);
        Assert.Equal("FORBIDDEN", (await RelyingParty.WalkAsync("terminalEnded", setup)).GetString());
    }

    /// <summary>As docs/door-terminals.md shows it.</summary>
    private static async Task CurlAsync(TestFolder folder, JsonObject setup, string url, string centre, string token)
    {
        var own = setup["terminals"]!["certificates"]![0]!; // The test has just set them.
        string[] tls = ["--silent", "--cacert", folder.PathOf("server.pem")];
        string[] certificate = ["--cert", folder.Write("terminal.pem", own["cert"]!.GetValue<string>()), "--key", folder.Write("terminal.key", own["key"]!.GetValue<string>())]; // As above.
        string[] question = ["--header", $"Authorization: Bearer {token}", "--json", $$"""{"query":"mutation { openDoor(centre: \"{{centre}}\") { __typename ... on DoorOpened { nonce until } } }"}""", $"{url}/graphql"];

        Assert.Contains("DoorOpened", (await Command.RunProgramAsync("curl", [.. tls, .. certificate, .. question])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("UNAUTHENTICATED", (await Command.RunProgramAsync("curl", [.. tls, .. question])).Expect(0).Output, StringComparison.Ordinal);
    }

    private static async Task<(string Id, string Name)> CentreOfAsync(ServingHost host, string network, int index)
    {
        var answer = await host.Client.AskAsync($$"""{ centres(first: 100, filter: { networks: ["{{network}}"] }) { nodes { key name doorKeeper { id } } } }""");
        var kept = answer.GetProperty("centres").GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("doorKeeper") is { ValueKind: JsonValueKind.Object }).ToList();
        return (kept[index].GetProperty("key").GetString()!, kept[index].GetProperty("name").GetString()!); // Both are never null.
    }

    private static async Task<JsonObject> InvitedAsync(TestFolder folder, string email, string network) => new()
    {
        ["email"] = email,
        ["password"] = "orchid lantern gravel tunic",
        ["invitation"] = await CommandAsync(folder, "account", "invite", email, "--role", "CentreStaff", "--network", network, "--public-url", Issuer),
    };

    private static async Task<string> CommandAsync(TestFolder folder, params string[] words) => (await Command.RunAsync([.. words, "--data", folder.Data])).Expect(0).Output.Trim();

    /// <summary>A terminal's, which nobody signed but itself.</summary>
    private static JsonObject Own()
    {
        using var certificate = Certificate("CN=A terminal", isServer: false);
        return new JsonObject { ["cert"] = certificate.ExportCertificatePem(), ["key"] = KeyOf(certificate) };
    }

    private static X509Certificate2 Certificate(string subject, bool isServer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(isServer ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")], critical: false));
        if (isServer)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!; // It was made with one.
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>The address stands in the discovery document, and so has to be known before the host listens.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
