using System.Text;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>A member of a network whose provider is oidc-provider, at a centre of another network. The walk says of every step what has to come; here stands what must be among it.</summary>
public sealed class RoamingTests(RoamingWalk walk) : IClassFixture<RoamingWalk>
{
    [Fact]
    public async Task Walk_AgainstTheBuiltHost_GoesAsItHasTo() => (await walk.WalkedAsync()).Expect(0);

    [Theory]
    [InlineData("networks that the sign-in page offers now, without a restart", "Nordlicht Coworking")]
    [InlineData("by its manager over the API, which takes no provider on this machine", "provider.discovery")]
    [InlineData("the pass", "ALLOWED admission.allowed")]
    [InlineData("visits on record, under the pseudonym that the door was told", "1")]
    [InlineData("the same pass again", "NOT_ALLOWED pass.replayed")]
    [InlineData("the credential, signed by a friend's phone", "NOT_ALLOWED pass.resigned")]
    [InlineData("a pass for La Péniche at another door", "NOT_ALLOWED pass.audience")]
    [InlineData("a pass that was signed an hour ago", "NOT_ALLOWED pass.late")]
    [InlineData("another tier than the rules admit", "NOT_ALLOWED admission.tier")]
    [InlineData("blocked by Nordlicht, whose provider says so", "membership.blocked")]
    [InlineData("the membership has ended", "pass.membership-over")]
    [InlineData("the next pass", "BLOCKED admission.blocked")]
    [InlineData("the credential of before", "EXPIRED admission.expired")]
    [InlineData("a credential for a centre that is none", "pass.unknown-centre")]
    [InlineData("which tells our directory, where the member is on", "/sign-in")]
    [InlineData("the door's code shows the way home", "true")]
    [InlineData("with a receipt each", "true")]
    [InlineData("visits of members of Fjordarbeid", "4")]
    [InlineData("the pass, under ALLOWED_OFFLINE", "ALLOWED admission.allowed")]
    [InlineData("the pass, under NEVER", "NOT_ALLOWED admission.home-silent")]
    [InlineData("the next pass", "NOT_ALLOWED pass.issuer")]
    [InlineData("files of ours with the mailbox of the member of Fjordarbeid", "none")]
    public async Task Step_OfTheWalk_CameTo(string step, string answer) => Assert.Contains($"  ok     {step}: {answer}", (await walk.WalkedAsync()).Output.Split('\n'));

    [Fact]
    public async Task Members_WhoseProviderTellsNameAndMailbox_StandInNoFile()
    {
        (await walk.WalkedAsync()).Expect(0);

        Assert.All(walk.Members, member => Assert.Empty(FilesWith(member.Name, member.Name.ToUpperInvariant(), member.Name.Split(' ')[1], member.Email, member.Email.ToUpperInvariant(), member.Number)));
        // The search finds what is there: the address of somebody who has an account here, in the one file that is for it.
        Assert.Equal(["data/identity.db"], FilesWith("accueil@rives.example"));
        // The second directory was killed: what it wrote last stands in its journal.
        Assert.All(FilesWith("solveig.nordfjordhaug@fjord.example"), file => Assert.StartsWith("second/data/identity.db", file, StringComparison.Ordinal));
        Assert.NotEmpty(FilesWith("solveig.nordfjordhaug@fjord.example"));
    }

    /// <summary>What is kept of a sign-in under way is encrypted: no search finds the address in it. All else in it has one length.</summary>
    [Fact]
    public async Task SignIn_ByAnAddress_KeepsNoMoreThanByANetwork()
    {
        (await walk.WalkedAsync()).Expect(0);
        await using var database = new SqliteConnection($"Data Source={Path.Combine(walk.Folder, "data", "identity.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = new SqliteCommand("SELECT length(Payload), count(*) FROM OpenIddictTokens WHERE Type LIKE '%state_token' GROUP BY 1", database);
        await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        Assert.True(await rows.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(walk.Members.Count + 1, rows.GetInt32(1)); // one of them signs in twice
        Assert.False(await rows.ReadAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Files that the walk left, the host's data and every log, with one of these texts in UTF-8 or UTF-16.</summary>
    private IReadOnlyList<string> FilesWith(params IEnumerable<string> texts)
    {
        byte[][] needles = [.. texts.SelectMany(text => new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) })];
        return [.. Directory.EnumerateFiles(walk.Folder, "*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllBytes(file) is var bytes && needles.Any(needle => bytes.AsSpan().IndexOf(needle) >= 0))
            .Select(file => Path.GetRelativePath(walk.Folder, file))
            .Order(StringComparer.Ordinal)];
    }
}
