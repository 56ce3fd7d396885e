namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>What depends on the account store holds in PostgreSQL as it does in SQLite.</summary>
[Trait("Category", "Long")]
public sealed class PostgresSignInTests(PostgresSignInDirectory directory) : IClassFixture<PostgresSignInDirectory>
{
    [Theory]
    [InlineData("signIn")]
    [InlineData("pushedSignIn")]
    [InlineData("pushedPrompt")]
    [InlineData("privateKey")]
    [InlineData("rotation")]
    [InlineData("reuse")]
    [InlineData("codeReplay")]
    [InlineData("forItself")]
    [InlineData("exchange")]
    public async Task Accounts_InPostgres_SignInAsFromAFile(string walk)
    {
        await directory.WalkAsync(walk);

        Assert.False(File.Exists(Path.Combine(directory.Data, "identity.db")), "the accounts are in a file all the same");
    }
}
