using Federation.EndToEnd.Tests.Support;
using Federation.TestAssets;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>Azure's tables hold no accounts: hosts that share them there, and name no database for accounts, each know people of their own.</summary>
public sealed class AccountsApartTests
{
    [Fact]
    [Trait("Category", "Long")]
    public async Task SecondHost_WithAccountsInAFile_SaysThatTheyAreItsOwn()
    {
        await using var server = await AzuriteServer.StartAsync();
        using var keys = new TestFolder();
        System.IO.Directory.CreateDirectory(keys.Data);
        using TestFolder first = new(), second = new();
        var variables = new Dictionary<string, string> { ["FEDERATION_STORE_AZURE"] = server.ConnectionString, ["FEDERATION_KEYS"] = keys.Data };
        await using var alone = await ServingHost.StartAsync(first.Data, environment: variables);
        await using var joins = await ServingHost.StartAsync(second.Data, environment: variables);

        Assert.DoesNotContain("Accounts lie", alone.Process.Output.Text, StringComparison.Ordinal);
        Assert.Contains("FEDERATION_IDENTITY_POSTGRES names a database for all of them", joins.Process.Output.Text, StringComparison.Ordinal);
    }
}
