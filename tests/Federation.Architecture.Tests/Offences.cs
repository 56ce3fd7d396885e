namespace Federation.Architecture.Tests;

/// <summary>What breaks a rule, told in full: an assertion on a collection shortens what it shows.</summary>
internal static class Offences
{
    public static void None(IEnumerable<string> found)
    {
        string[] offences = [.. found];
        Assert.True(offences.Length == 0, string.Join('\n', offences));
    }
}
