using System.Text.RegularExpressions;
using Federation.Architecture.Tests.Repository;

namespace Federation.Architecture.Tests;

public sealed partial class NamingTests
{
    public static TheoryData<string> Shipped => ProjectArrowTests.Shipped;

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Types_Names_SayWhatTheyAre(string name)
    {
        // What a compiler generates has angle brackets in its name, and names of its own.
        var types = AssemblyMetadata.Of(ProjectFile.All.Single(project => project.Name == name)).TypeNames;

        Offences.None(types.Where(type => !type.StartsWith('<') && EmptyWord().IsMatch(type)));
    }

    [Theory]
    [InlineData("CsvHelper", true)]
    [InlineData("SyncManager", true)]
    [InlineData("StringUtils", true)]
    [InlineData("StoreImpl", true)]
    [InlineData("CentreGrain", false)]
    [InlineData("Management", false)]
    public void EmptyWord_AsSuffix_IsFound(string type, bool banned) => Assert.Equal(banned, EmptyWord().IsMatch(type));

    [GeneratedRegex("(Helpers?|Managers?|Utils?|Utilit(y|ies)|Impl)$")]
    private static partial Regex EmptyWord();
}
