using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What whoever asks may do.</summary>
public sealed class ViewerTests
{
    private const string Question = "{ viewer { networks { key } isAssessor isMember isOperator } }";

    [Fact]
    public async Task Viewer_OfNobody_IsNull()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("null", (await host.AskAsync(Question)).Data.GetProperty("viewer").GetRawText());
    }

    [Theory]
    [InlineData(nameof(Role.Member), """{"networks":[],"isAssessor":false,"isMember":true,"isOperator":false}""")]
    [InlineData(nameof(Role.CentreStaff), """{"networks":[],"isAssessor":false,"isMember":false,"isOperator":false}""")]
    [InlineData(nameof(Role.NetworkManager), """{"networks":[{"key":"b"}],"isAssessor":false,"isMember":false,"isOperator":false}""")]
    [InlineData(nameof(Role.Assessor), """{"networks":[],"isAssessor":true,"isMember":false,"isOperator":false}""")]
    [InlineData(nameof(Role.Operator), """{"networks":[{"key":"a"},{"key":"b"}],"isAssessor":true,"isMember":false,"isOperator":true}""")]
    public async Task Viewer_OfARole_IsWhatTheRoleMayDo(string role, string expected)
    {
        await using var host = await StartAsync();
        var held = Enum.Parse<Role>(role);

        var answer = await host.AskAsync(Question, token: host.Callers.Add(held, held == Role.Operator ? null : "b"));

        Assert.Equal(expected, answer.Data.GetProperty("viewer").GetRawText());
    }

    [Fact]
    public async Task Viewer_WhoseTokenLacksTheScope_MayNothingByIt()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync(Question, token: host.Callers.Add(Role.NetworkManager, "a", TokenScopes.Labels));

        Assert.Equal("""{"networks":[],"isAssessor":false,"isMember":false,"isOperator":false}""", answer.Data.GetProperty("viewer").GetRawText());
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync();
        foreach (string network in (string[])["a", "b"]) await host.Seed.AddAsync(Seed.Network(network));
        return host;
    }
}
