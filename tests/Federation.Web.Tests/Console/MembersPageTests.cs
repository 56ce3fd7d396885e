using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests.Console;

public sealed class MembersPageTests
{
    private const string Here = "/en/console/networks/a/members";

    private readonly FakeOffice _office = new();

    [Fact]
    public async Task Page_ShowsMembersWithoutNames_AndBlocksAndRemovesThem()
    {
        await using var host = await StartAsync();
        _office.Members.AddRange([FakeOffice.Entry('a'), FakeOffice.Entry('b')]);

        var rows = (await host.SeeAsync(Here)).Page.QuerySelectorAll("tbody tr");
        Assert.Equal(["a…@person.exampleaaaaaaaa", "b…@person.examplebbbbbbbb"], rows.Select(row => row.QuerySelector("th")!.Shown()));
        // What cannot be undone by a slip is folded.
        Assert.All(rows, row => Assert.Equal(2, row.QuerySelectorAll("details:not([open]) form").Length));

        var blocked = await host.SendAsync(Here, "manager", ("do", "block"), ("member", new string('b', 43)));
        Assert.Equal((303, Here + "?told=block"), (blocked.Status, blocked.Location));
        var page = (await host.SeeAsync(blocked.Location!)).Page;
        Assert.Contains("blocked", page.QuerySelector("[role=status]")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("blocked by you", page.QuerySelectorAll("tbody tr")[1].Shown(), StringComparison.Ordinal);
        Assert.Equal("unblock", page.QuerySelectorAll("tbody tr")[1].QuerySelector("td > form input[name=do]")!.GetAttribute("value"));

        Assert.Equal(303, (await host.SendAsync(Here, "manager", ("do", "remove"), ("member", new string('a', 43)))).Status);
        Assert.Equal(new string('b', 43), Assert.Single(_office.Members).Key);
    }

    [Fact]
    public async Task Invitation_ShowsItsLinkOnce_OnThePageThatAnswers()
    {
        await using var host = await StartAsync();

        var (status, page, location) = await host.SendAsync(Here, "manager", ("do", "invite"), ("role", "MEMBER"), ("email", "new@person.example"), ("tier", "flex"), ("ends", "2026-12-31"));

        Assert.Equal((200, null), (status, location));
        Assert.Equal("https://directory.example/account/enrol?code=once", page.QuerySelector(".once code")!.Shown());
        Assert.Equal(("new@person.example", Role.Member, "flex", new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero)), _office.Invited);
        Assert.DoesNotContain("new@person.example", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Null((await host.SeeAsync(Here)).Page.QuerySelector(".once"));

        Assert.Equal(200, (await host.SendAsync(Here, "manager", ("do", "invite"), ("role", "CENTRE_STAFF"), ("email", "staff@person.example"))).Status);
        Assert.Equal(Role.CentreStaff, _office.Invited?.Role);
    }

    [Theory]
    [InlineData("tier", "email", "x@person.example", "tier", "Not a tier!")]
    [InlineData("ends", "email", "x@person.example", "ends", "tomorrow")]
    [InlineData("email", "tier", "flex", "email", "nobody")]
    public async Task Invitation_ThatIsWrong_IsShownAgainWithItsFault(string fault, string other, string kept, string field, string typed)
    {
        await using var host = await StartAsync();
        (string, string)[] form = [("do", "invite"), ("role", "MEMBER"), ("email", "x@person.example"), ("tier", "flex"), ("ends", "")];

        var (status, page, _) = await host.SendAsync(Here, "manager", [.. form.Where(given => given.Item1 != field), (field, typed)]);

        Assert.Equal(422, status);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        Assert.Equal($"{fault}-fault", page.QuerySelector($"#{fault}")!.GetAttribute("aria-describedby"));
        Assert.NotEmpty(page.QuerySelector($"#{fault}-fault")!.Shown());
        Assert.Equal((typed, kept), (page.QuerySelector($"#{field}")!.GetAttribute("value"), page.QuerySelector($"#{other}")!.GetAttribute("value")));
        Assert.Null(_office.Invited);
    }

    [Fact]
    public async Task Page_OfManyMembers_GoesOn()
    {
        await using var host = await StartAsync();
        for (char letter = '0'; letter <= 'z'; letter++) _office.Members.Add(FakeOffice.Entry(letter));

        var page = (await host.SeeAsync(Here)).Page;
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(25, (await host.SeeAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Forms_OfOthers_DoNothing()
    {
        await using var host = await StartAsync();
        _office.Members.Add(FakeOffice.Entry('a'));

        foreach (var (who, expected) in ((string, int)[])[("nobody", 401), ("member", 403), ("staff", 403), ("manager of b", 403)])
        {
            Assert.Equal(expected, (await host.SendAsync(Here, who, ("do", "remove"), ("member", new string('a', 43)))).Status);
            Assert.Equal(expected, (await host.SendAsync(Here, who, ("do", "invite"), ("role", "MEMBER"), ("email", "x@person.example"), ("tier", "?"))).Status);
        }

        Assert.Single(_office.Members);
        Assert.Null(_office.Invited);
        Assert.Equal(400, (await host.SendAsync(Here, "manager", ("do", "something"))).Status);
    }

    private Task<ConsoleHost> StartAsync() => ConsoleHost.StartAsync(extend: services => services.AddSingleton<IMemberOffice>(_office));
}
