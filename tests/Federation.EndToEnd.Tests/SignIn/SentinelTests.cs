using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>Where the directory keeps what it learns of persons: of its own accounts in the account store alone, of networks' members nowhere.</summary>
public sealed class SentinelTests
{
    private const string Issuer = "https://directory.example";
    private const string Network = "actipole21";
    private const string Sentinel = "zq7sentinel";
    private const string OfAccount = $"{Sentinel}account";
    private const string OfMember = $"{Sentinel}member";
    private const string Subject = "subject-of-a-member";

    [Fact]
    public async Task Persons_AfterTheySignedIn_AreFoundInTheAccountStoreAtMost()
    {
        using var folder = new TestFolder();
        await using var provider = await NetworkProvider.StartAsync(new JsonObject
        {
            ["sub"] = Subject,
            ["name"] = $"{OfMember} Somebody",
            ["given_name"] = OfMember,
            ["preferred_username"] = OfMember,
            ["email"] = $"{OfMember}@members.example",
            ["picture"] = $"https://pictures.example/{OfMember}.png",
            ["offer"] = "full",
        });
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Issuer);
        var answers = await SignInAsync(folder, host, provider);
        answers.AddRange(await AnswersOfTheApiAsync(host));

        // The hint went to the provider; that it did shows that the sign-in began with the address.
        Assert.Equal([$"{OfMember}@members.example"], provider.Hints);
        Assert.All(answers, answer => Assert.DoesNotContain(Sentinel, answer, StringComparison.OrdinalIgnoreCase));
        ExpectOnlyInTheStore(folder.Data);
        Assert.Equal(0, await host.StopAsync());
        ExpectOnlyInTheStore(folder.Data);
        Assert.DoesNotContain(Sentinel, host.Process.Output.Text + host.Process.Error.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Both sign in, one of them wrongly first, and use what there is.</summary>
    /// <returns>What anybody else than the person was answered.</returns>
    private static async Task<List<string>> SignInAsync(TestFolder folder, ServingHost host, NetworkProvider provider)
    {
        string secretFile = folder.Write("secret", "the secret of the directory");
        await CommandAsync(folder, "provider", "connect", Network, provider.Issuer, "--client", NetworkProvider.ClientId, "--secret-file", secretFile, "--scope", "profile", "--scope", "email", "--domain", "members.example", "--tier-claim", "offer", "--public-url", Issuer);
        string secret = (await CommandAsync(folder, "client", "add", "web", "--redirect", "https://web.example/callback", "--scope", "networks", "--scope", "passes")).Output.Trim();
        string invitation = (await CommandAsync(folder, "account", "invite", $"{OfAccount}@person.example", "--role", "NetworkManager", "--network", Network, "--public-url", Issuer)).Output.Trim();
        var told = await RelyingParty.WalkAsync("persons", new JsonObject
        {
            ["listens"] = host.Url.AbsoluteUri.TrimEnd('/'),
            ["issuer"] = $"{Issuer}/",
            ["person"] = new JsonObject { ["email"] = $"{OfAccount}@person.example", ["password"] = "orchid lantern gravel tunic", ["invitation"] = invitation },
            ["member"] = new JsonObject { ["email"] = $"{OfMember}@members.example", ["network"] = Network },
            ["clients"] = new JsonObject { ["web"] = new JsonObject { ["id"] = "web", ["secret"] = secret, ["redirect"] = "https://web.example/callback" } },
        });
        return [.. told.EnumerateArray().Select(answer => answer.GetString() ?? "")];
    }

    /// <summary>As the operator, who may see most.</summary>
    private static async Task<IEnumerable<string>> AnswersOfTheApiAsync(ServingHost host)
    {
        var schema = await host.Client.AskAsync("{ __schema { queryType { fields { name args { type { kind } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } types { name fields { name args { type { kind } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }");
        var answers = new List<string>();
        foreach (var field in schema.GetProperty("__schema").GetProperty("queryType").GetProperty("fields").EnumerateArray())
        {
            if (field.GetProperty("args").EnumerateArray().Any(argument => argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL")) continue;
            string? type = Innermost(field.GetProperty("type")).GetProperty("name").GetString();
            var fields = schema.GetProperty("__schema").GetProperty("types").EnumerateArray().Single(known => known.GetProperty("name").GetString() == type).GetProperty("fields");
            string leaves = fields.ValueKind == JsonValueKind.Array ? $"{{ __typename {string.Join(' ', fields.EnumerateArray().Where(IsLeaf).Select(leaf => leaf.GetProperty("name").GetString()))} }}" : "";
            answers.Add((await host.Client.PostAsync($"{{ {field.GetProperty("name").GetString()} {leaves} }}", token: host.Token)).GetRawText());
        }

        Assert.Contains(answers, answer => answer.Contains(Network, StringComparison.Ordinal));
        return answers;
    }

    private static bool IsLeaf(JsonElement field) => !field.GetProperty("args").EnumerateArray().Any() && Innermost(field.GetProperty("type")).GetProperty("kind").GetString() is "SCALAR" or "ENUM";

    /// <summary>Without the lists and "never null" around it.</summary>
    private static JsonElement Innermost(JsonElement type) => type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object ? Innermost(inner) : type;

    private static void ExpectOnlyInTheStore(string data)
    {
        // An empty file is held by the host for nothing but that.
        var texts = Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(path => new FileInfo(path).Length > 0).ToDictionary(path => Path.GetRelativePath(data, path), Read);
        var store = texts.Where(file => file.Key.StartsWith("identity.db", StringComparison.Ordinal)).ToList();

        // That one is found where it has to be shows that it would be found elsewhere.
        Assert.Contains(store, file => file.Value.Contains($"{OfAccount}@person.example", StringComparison.Ordinal));
        Assert.All(texts, file => Assert.False(file.Value.Contains(OfMember, StringComparison.OrdinalIgnoreCase) || file.Value.Contains(Subject, StringComparison.Ordinal), $"a member of a network is in {file.Key}"));
        Assert.All(texts.Except(store), file => Assert.False(file.Value.Contains(Sentinel, StringComparison.OrdinalIgnoreCase), $"a person is in {file.Key}"));
    }

    /// <summary>Its bytes as letters, also while the host has it open.</summary>
    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task<Command> CommandAsync(TestFolder folder, params IEnumerable<string> arguments) => (await Command.RunAsync([.. arguments, "--data", folder.Data])).Expect(0);
}
