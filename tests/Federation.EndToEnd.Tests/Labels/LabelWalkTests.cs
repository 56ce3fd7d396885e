using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>samples/label, walked with the built host once: the life of a label from the pre-assessment to its end. The walk says of every step what has to come; here stands what must be among it.</summary>
public sealed class LabelWalkTests(LabelWalk walk) : IClassFixture<LabelWalk>
{
    [Fact]
    public async Task Walk_AgainstTheBuiltHost_GoesAsItHasTo() => (await walk.WalkedAsync()).Expect(0);

    [Theory]
    [InlineData("its level by that, under criteria 1.0", "0 1.0")]
    [InlineData("taken by an assessor of its own network", "assessment.conflict")]
    [InlineData("concluded: a level 3 has to be agreed with", "PROPOSED")]
    [InlineData("who agrees", "GRANTED")]
    [InlineData("it stands at", "AWARDED, level 3")]
    [InlineData("its certificate", "certificate.genuine certificate.suspended")]
    [InlineData("revoked meanwhile", "label.appealed")]
    [InlineData("dismissed by who suspended it", "label.own-decision")]
    [InlineData("allowed by the second", "AWARDED")]
    [InlineData("it stands at", "EXPIRED, level null")]
    [InlineData("its certificate", "certificate.genuine certificate.expired")]
    [InlineData("its labels, from the tiles", "label Awarded,label Suspended,label Appealed,label Reinstated,label Expired")]
    [InlineData("its steps, from the tiles", "assessment Submitted,assessment Assigned,assessment MoreAsked,assessment Submitted,assessment Proposed,assessment Assigned,assessment Granted")]
    [InlineData("the log, replayed and held against what is stored", "0")]
    public async Task Step_OfTheWalk_CameTo(string step, string answer) => Assert.Contains($"  ok     {step}: {answer}", (await walk.WalkedAsync()).Output.Split('\n'));
}

/// <summary>The walk, for the first test that asks.</summary>
public sealed class LabelWalk : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<Task<Command>> _walked;

    public LabelWalk() => _walked = new(() => Command.RunProgramAsync("env", $"FEDERATION_HOST={Repository.Host}", "bash", Path.Combine(AppContext.BaseDirectory, "Walks", "label", "walk.sh"), _folder.PathOf("walk")));

    internal Task<Command> WalkedAsync() => _walked.Value;

    public void Dispose() => _folder.Dispose();
}
