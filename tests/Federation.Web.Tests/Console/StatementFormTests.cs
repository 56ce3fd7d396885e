using Federation.Cluster.Members.Visits.Statements;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

/// <summary>Lines of statements: disputed by either network, answered by the host.</summary>
public sealed class StatementFormTests
{
    private const string Here = "/en/console/networks/a/statements";
    private const string Theirs = "/en/console/networks/b/statements";
    private const string Place = "0198a000000070008000000000000001";

    private static readonly (string, string)[] Line = [("month", "2026-02"), ("statement", "2026-02/a/b"), ("centre", Place), ("tier", "nomad")];

    [Fact]
    public async Task Line_IsDisputedByOne_AndAnsweredByTheHost()
    {
        await using var host = await StartAsync();
        string link = (await host.SeeAsync(Theirs + "?month=2026-02", "manager of b")).Page.QuerySelector("[aria-labelledby=sent-0] td a")!.GetAttribute("href")!;
        var form = (await host.SeeAsync(link, "manager of b")).Page.QuerySelector("section.panel form")!;
        Assert.Equal("dispute", form.QuerySelector("input[name=do]")!.GetAttribute("value"));
        Assert.Null(form.QuerySelector(".notice"));
        Assert.Contains("Operators decide nothing", (await host.SeeAsync(link, "operator")).Page.QuerySelector("section.panel .notice")!.Shown(), StringComparison.Ordinal);
        // The home network alone may accept what is doubtful.
        Assert.Contains("DOUBTFUL_ACCEPTED", form.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));

        var disputed = await host.SendAsync(Theirs, "manager of b", [("do", "dispute"), ("reason", "TOO_MANY"), ("days", "4"), ("visits", "5"), .. Line]);
        Assert.Equal((303, Theirs + "?month=2026-02&told=dispute"), (disputed.Status, disputed.Location));

        var page = (await host.SeeAsync(Here + "?month=2026-02")).Page;
        var cell = page.QuerySelector("[aria-labelledby=hosted-0] tbody tr td:last-child")!;
        Assert.Contains("disputed by b: too many", cell.Shown(), StringComparison.Ordinal);
        var answer = (await host.SeeAsync(cell.QuerySelector("a")!.GetAttribute("href")!)).Page;
        Assert.Contains("4 / 5 asked for", answer.QuerySelector("section.panel")!.Shown(), StringComparison.Ordinal);
        // The one who disputed has nothing more to say.
        Assert.Null((await host.SeeAsync(Theirs + "?month=2026-02", "manager of b")).Page.QuerySelector("[aria-labelledby=sent-0] td:last-child a"));

        Assert.Equal(303, (await host.SendAsync(Here, "manager", [("do", "answer"), ("days", "6"), ("visits", "7"), .. Line])).Status);
        Assert.Contains("conceded", (await host.SeeAsync(Here + "?month=2026-02")).Page.QuerySelector("[aria-labelledby=hosted-0] tbody tr td:last-child")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispute_ThatIsRefused_KeepsWhatWasTyped()
    {
        await using var host = await StartAsync();

        var unread = await host.SendAsync(Here, "manager", [("do", "dispute"), ("reason", "TOO_FEW"), ("days", "four"), ("visits", "5"), .. Line]);
        Assert.Equal(422, unread.Status);
        Assert.Equal(("four", "5", "TOO_FEW"), (unread.Page.QuerySelector("#days")!.GetAttribute("value"), unread.Page.QuerySelector("#visits")!.GetAttribute("value"), unread.Page.QuerySelector("#reason option[selected]")!.GetAttribute("value")));
        var refused = await host.SendAsync(Here, "manager", [("do", "dispute"), ("reason", "TOO_FEW"), ("days", "1"), ("visits", "1"), .. Line]);
        Assert.Equal(422, refused.Status);
        Assert.Contains(VisitCodes.BadNumbers, refused.Page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);
        Assert.NotEmpty(refused.Page.QuerySelector("#days-fault")!.Shown());
        // Operators see disputes, and decide nothing in them.
        Assert.Contains(VisitCodes.NotYours, (await host.SendAsync(Here, "operator", [("do", "answer"), ("days", ""), ("visits", ""), .. Line])).Page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(401, (await host.SendAsync(Here, "nobody", [("do", "answer"), .. Line])).Status);
        Assert.Equal(403, (await host.SendAsync(Here, "manager of b", [("do", "answer"), .. Line])).Status);
    }

    private static async Task<ConsoleHost> StartAsync()
    {
        var host = await ConsoleHost.StartAsync();
        foreach (string network in (string[])["a", "b"]) host.Gateway.Grains[network].Definition = Gateway.Tests.Doubles.Seed.Network(network);
        await AgreementPagesTests.CloseAsync(host, AgreementPagesTests.Place);
        return host;
    }
}
