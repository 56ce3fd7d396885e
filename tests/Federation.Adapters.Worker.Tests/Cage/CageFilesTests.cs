using Federation.Cluster.Adapters.Cage;

namespace Federation.Adapters.Worker.Tests.Cage;

/// <summary>Which folders are opened to a worker where the program or the runtime lies in an unlucky place.</summary>
public sealed class CageFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-files-").FullName;

    [Theory]
    [InlineData("/home/ada/.dotnet/shared/Microsoft.NETCore.App/10.0.1/", "/home/ada/.dotnet/shared", "/home/ada/.dotnet/shared/../host")]
    [InlineData("/srv/federation/bin/")]
    public void Runtime_WhereverItLies_OpensItsOwnPartsAlone(string directory, params string[] opened)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the cage.");
        Assert.Equal(opened, CageFiles.RuntimeFolders(directory));
    }

    [Fact]
    public void AllBut_ProgramElsewhere_IsTheFolderItself() => Assert.Equal([_folder], CageFiles.AllBut(_folder, "/opt/federation"));

    [Fact]
    public void AllBut_ProgramDeepInside_LeavesOutItsFolderAndEveryLinkToIt()
    {
        string program = Path.Combine(_folder, "apps", "federation");
        foreach (string path in new[] { program, Path.Combine(_folder, "apps", "other"), Path.Combine(_folder, "icu") }) Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(program, "networks.json"), "a secret");
        File.WriteAllText(Path.Combine(_folder, "libssl.so"), "");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "current"), program);

        Assert.Equal([Path.Combine(_folder, "apps", "other"), Path.Combine(_folder, "icu"), Path.Combine(_folder, "libssl.so")], CageFiles.AllBut(_folder, program).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
