using Federation.Cluster.People;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Tests.Storage;

namespace Federation.Cluster.Tests.People;

/// <summary>The list of who was erased: it survives everything, and tells nobody.</summary>
public sealed class SuppressionListTests : IDisposable
{
    private const string Mail = "marie.dupont@example.org";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Add_ThenOpenedAgain_CutsTheSame()
    {
        using (var list = SuppressionList.Open(_folder.Path)) list.Add(PersonCutTests.Identifier(Mail), DateTimeOffset.UnixEpoch);

        using var again = SuppressionList.Open(_folder.Path);
        Assert.Equal("", again.Cut.Cut(Mail));
        Assert.Same("other@example.org", again.Cut.Cut("other@example.org"));
    }

    [Fact]
    public void Add_Twice_IsOneEntry()
    {
        using var list = SuppressionList.Open(_folder.Path);

        Assert.Same(list.Add(PersonCutTests.Identifier(Mail), DateTimeOffset.UnixEpoch), list.Add(PersonCutTests.Identifier(Mail.ToUpperInvariant()), DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Add_Written_HoldsNothingOfThePerson()
    {
        using (var list = SuppressionList.Open(_folder.Path)) list.Add(PersonCutTests.Identifier(Mail), DateTimeOffset.UnixEpoch);

        foreach (string file in Directory.EnumerateFiles(_folder.Path)) Assert.DoesNotContain("marie", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Open_AFolderThatOthersMayRead_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        if (OperatingSystem.IsWindows()) return;
        using (SuppressionList.Open(_folder.Path)) { }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(SuppressionList.KeyName)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(SuppressionList.FileName)));
        File.SetUnixFileMode(_folder.File(SuppressionList.KeyName), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(PeopleCodes.Exposed, Refusal());
    }

    [Fact]
    public void Open_WithoutTheKeyOfItsEntries_IsRefused()
    {
        using (var list = SuppressionList.Open(_folder.Path)) list.Add(PersonCutTests.Identifier(Mail), DateTimeOffset.UnixEpoch);
        File.Delete(_folder.File(SuppressionList.KeyName));

        Assert.Equal(PeopleCodes.Key, Refusal());
    }

    [Fact]
    public void Open_AfterALineThatACrashCutShort_KeepsTheOthers()
    {
        using (var list = SuppressionList.Open(_folder.Path)) list.Add(PersonCutTests.Identifier(Mail), DateTimeOffset.UnixEpoch);
        File.AppendAllText(_folder.File(SuppressionList.FileName), "{\"kind\":\"Na");

        using (var list = SuppressionList.Open(_folder.Path)) list.Add(PersonCutTests.Identifier("Marie Dupont"), DateTimeOffset.UnixEpoch);
        using var again = SuppressionList.Open(_folder.Path);
        Assert.Equal(2, again.Suppressions.Count);
    }

    [Theory]
    [InlineData("nothing\n")]
    [InlineData("null\n")]
    [InlineData("{\"kind\":\"Mail\",\"hash\":\"00\",\"at\":\"2026-11-20T12:00:00+00:00\",\"size\":0,\"callingCode\":0}\n")]
    public void Open_ALineThatIsNone_IsRefused(string line)
    {
        using (SuppressionList.Open(_folder.Path)) { }
        File.WriteAllText(_folder.File(SuppressionList.FileName), line);

        Assert.Equal(PeopleCodes.List, Refusal());
    }

    private string Refusal() => Assert.Throws<PeopleException>(() => SuppressionList.Open(_folder.Path)).Code;
}
