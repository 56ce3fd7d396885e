namespace Federation.EndToEnd.Tests.Support;

/// <summary>What the command line says of a data folder's store.</summary>
internal static class Store
{
    public static async Task<string> HashAsync(string data)
    {
        var answer = (await Command.RunAsync("store", "hash", "--data", data, "--json")).Expect(0).Json();
        return answer.GetProperty("hash").GetString() ?? "";
    }

    /// <summary>Fails the test with what does not fit together, where something does not.</summary>
    public static async Task DemandSoundAsync(string data) =>
        Assert.Empty((await Command.RunAsync("store", "check", "--data", data, "--json")).Expect(0).Json().GetProperty("problems").EnumerateArray());
}
