using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.SignIn;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>The phone of a member of one network, with a credential for the door of a centre of another, which admits all of them. Thread safe.</summary>
internal sealed class MemberPhone : IDisposable
{
    private const string Mail = "member@person.example", Password = "orchid lantern gravel tunic", Address = "198.51.100.1";
    private const int PassSeconds = 120;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock _signing = new();
    private string _credential = "";

    private MemberPhone(string centre) => Centre = centre;

    public string Centre { get; }

    /// <summary>Invited by a network that does not list the centre, whose door is told to admit its members.</summary>
    public static async Task<MemberPhone> JoinAsync(HostCluster cluster, string centre)
    {
        var phone = new MemberPhone(centre);
        try
        {
            var (client, token) = (cluster[0].Client, cluster.TokenOf(0));
            var told = await client.AskAsync("query($centre: ID!) { networks { key } centre(id: $centre) { networks { key } } door(centre: $centre) { version } }", new { centre }, token);
            string[] own = [.. Keys(told.GetProperty("centre").GetProperty("networks"))];
            string network = Keys(told.GetProperty("networks")).First(key => !own.Contains(key));
            var input = new { centre, madeOn = told.GetProperty("door").GetProperty("version").GetInt32(), admits = new[] { new { network } } };
            Assert.Equal("DoorSet", (await client.AskAsync("mutation($input: AdmissionRulesInput!) { setAdmissionRules(input: $input) { __typename } }", new { input }, token)).GetProperty("setAdmissionRules").GetProperty("__typename").GetString());

            var invited = await client.AskAsync("mutation($network: ID!, $email: String!) { inviteMember(network: $network, email: $email) { ... on Invited { address } } }", new { network, email = Mail }, token);
            string link = new Uri(invited.GetProperty("inviteMember").GetProperty("address").GetString() ?? "").PathAndQuery;
            using var browser = new FormBrowser(cluster[0].Url, Address);
            await browser.SubmitAsync(link, "/account/enrol", ("code", link.Split('=')[1]), ("password", Password));
            await browser.SubmitAsync("/sign-in", "/sign-in", ("email", Mail), ("password", Password));
            phone._credential = await phone.CredentialAsync(browser);
            return phone;
        }
        catch
        {
            phone.Dispose();
            throw;
        }
    }

    /// <summary>A pass over a door's nonce, in its compact form.</summary>
    public string Sign(string nonce)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var audience = JsonNode.Parse(Base64Url.DecodeFromChars(_credential.Split('.')[1]))?["aud"]?.DeepClone();
        var payload = new JsonObject { ["aud"] = audience, ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + PassSeconds, ["jti"] = $"{Guid.NewGuid()}", ["credential"] = _credential };
        string signed = $"{Encode("""{"alg":"ES256","typ":"centre-pass+jwt"}""")}.{Encode(payload.ToJsonString())}";
        lock (_signing) return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public void Dispose() => _key.Dispose();

    private async Task<string> CredentialAsync(FormBrowser browser)
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        string key = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) }.ToJsonString();
        const string Request = "mutation($input: RequestCredentialInput!) { requestCredential(input: $input) { ... on CredentialIssued { credential } ... on Refusal { code } } }";
        var message = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Request, variables = new { input = new { centre = Centre, key } } }) };
        message.Headers.Add("graphql-preflight", "1"); // as the directory's own pages ask, with their session
        var (_, text) = await browser.SendAsync(message);
        return JsonNode.Parse(text)?["data"]?["requestCredential"]?["credential"]?.GetValue<string>() ?? throw new InvalidOperationException($"The member gets no credential: {text}");
    }

    private static IEnumerable<string> Keys(JsonElement networks) => networks.EnumerateArray().Select(network => network.GetProperty("key").GetString() ?? "");

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
