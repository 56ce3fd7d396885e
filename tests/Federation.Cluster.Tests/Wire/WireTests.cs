using System.Reflection;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Plugins.Tests;

namespace Federation.Cluster.Tests.Wire;

/// <summary>What hosts of two releases must understand alike is written down, and has names that no renaming changes.</summary>
public sealed class WireTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "wire.txt");

    /// <summary>A release copies the page there, in its last commit.</summary>
    private static readonly string Released = Path.Combine(Repository.Root, "docs", "wire.released.txt");

    [Fact]
    public async Task Page_SaysWhatTheCodeSays()
    {
        var contracts = WireReflection.Contracts();
        string page = WireText.Render(contracts);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Page), "docs/wire.txt is missing; UPDATE_DOCS=1 writes it.");
        string written = (await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        Assert.True(page == written, $"What is sent or stored is not what docs/wire.txt says. docs/upgrade.md says what may change; UPDATE_DOCS=1 writes the page anew.\n{Told(WireJudge.Compare(WireText.Read(written), contracts))}");
    }

    [Fact]
    public async Task Contracts_SinceTheRelease_BreakNothingBesideIt()
    {
        if (!File.Exists(Released)) return; // nothing is released yet
        var before = WireText.Read(await File.ReadAllTextAsync(Released, TestContext.Current.CancellationToken));
        var after = WireReflection.Contracts();

        var breaking = WireJudge.Compare(before, after).Where(change => !change.IsSafe).ToList();

        Assert.True(breaking.Count == 0 || WireJudge.IsApart(before, after), $"The release would not survive beside this one. Do as it says below, or raise WireVersion.Oldest as docs/upgrade.md says.\n{Told(breaking)}");
    }

    [Fact]
    public void Page_ReadAgain_IsTheSame()
    {
        var contracts = WireReflection.Contracts();

        Assert.Empty(WireJudge.Compare(contracts, WireText.Read(WireText.Render(contracts))));
        Assert.Equal(WireText.Render(contracts), WireText.Render(WireText.Read(WireText.Render(contracts))));
    }

    [Fact]
    public void Names_OnTheWire_AreAliases()
    {
        var nameless = SentContracts.Interfaces.Concat<MemberInfo>(SentContracts.Sent).Concat(SentContracts.Interfaces.SelectMany(type => type.GetMethods())).Where(member => string.IsNullOrEmpty(SentContracts.AliasOf(member)));
        Assert.Empty(nameless.Select(member => $"{member.DeclaringType?.Name}.{member.Name} has no [Alias]: to rename it would break what hosts send one another."));

        var twice = SentContracts.Sent.GroupBy(SentContracts.NameOf).Where(name => name.Count() > 1);
        Assert.Empty(twice.Select(name => $"{name.Key} is the alias of {string.Join(" and ", name.Select(type => type.Name))}."));
    }

    [Fact]
    public void Members_OfWhatIsSent_HaveIds()
    {
        var members = SentContracts.Sent.SelectMany(type => SentContracts.Members(type).Where(member => IsStored(type, member.Member)).Select(member => (Type: type, member.Member.Name, member.Id)));

        Assert.Empty(members.Where(member => member.Id is null).Select(member => $"{member.Type.Name}.{member.Name} has no [Id]: it is not sent, or under an id that depends on the order of members. What is not to be sent is marked [NonSerialized]."));
    }

    [Fact]
    public void Kinds_OfRows_AreAllWrittenDown()
    {
        Assert.Empty(RowKinds.All.Except(StoredKinds.Rows.Select(kind => kind.Name)));

        var states = typeof(DirectoryCluster).Assembly.GetTypes().SelectMany(type => type.GetConstructors()).SelectMany(made => made.GetParameters())
            .Select(parameter => parameter.GetCustomAttributes(typeof(PersistentStateAttribute), inherit: false).OfType<PersistentStateAttribute>().SingleOrDefault())
            .OfType<PersistentStateAttribute>().Where(state => state.StorageName == DirectoryGrainStorage.Name);
        Assert.Empty(states.Select(state => state.StateName).Except(StoredKinds.Rows.Select(kind => kind.Name)));
    }

    /// <summary>Fields that nobody wrote are those of properties.</summary>
    private static bool IsStored(Type type, MemberInfo member) => member is FieldInfo field
        ? !field.Name.StartsWith('<') && !field.IsDefined(typeof(NonSerializedAttribute))
        : type.GetField($"<{member.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)?.IsDefined(typeof(NonSerializedAttribute)) is false;

    private static string Told(IEnumerable<WireChange> changes) => string.Join('\n', changes);
}
