using System.Text.RegularExpressions;
using Federation.Architecture.Tests.Repository;

namespace Federation.Architecture.Tests;

public sealed partial class SolutionTests
{
    [Fact]
    public void Solution_EveryProject_IsInIt()
    {
        string solution = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "Federation.sln"));
        var listed = ProjectPath().Matches(solution).Select(match => match.Groups[1].Value.Replace('\\', '/'));

        Assert.Equal(ProjectFile.All.Select(project => project.Path), listed.Order(StringComparer.Ordinal));
    }

    // test.sh finds test projects by their name.
    [Fact]
    public void Tests_EveryProjectWithTests_IsFoundByTestSh() =>
        Assert.All(
            ProjectFile.All.Where(project => project.Packages.Contains("xunit.v3")),
            project => Assert.Matches(@"^tests/([\w.]+\.Tests)/\1\.csproj$", project.Path));

    [GeneratedRegex(@"""([^""]+\.csproj)""")]
    private static partial Regex ProjectPath();
}
