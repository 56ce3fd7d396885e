using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping.Tests.Samples;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Project;

/// <summary>A mapping written out as a project compiles, and reads as the mapping does.</summary>
public sealed class MappingProjectTests
{
    [Theory]
    [InlineData("row-per-service")]
    [InlineData("html-fragments")]
    [InlineData("lambert-93")]
    public async Task Project_Compiled_GivesWhatTheMappingGives(string name)
    {
        var folder = new SampleFolder(name);
        var adapter = await CompiledAsync(folder.Mapping());

        Assert.Equal(await Outcome.OfAsync(new MappingAdapter(folder.Mapping()), folder.Context()), await Outcome.OfAsync(adapter, folder.Context()));
    }

    [Fact]
    public void Files_OfAMapping_AreTheProjectsFour()
    {
        var mapping = new SampleFolder("row-per-service").Mapping();
        var files = MappingProject.Write(mapping);

        Assert.Equal(["ServicesDeLaPlaineAdapter.cs", "Federation.Adapters.ServicesDeLaPlaine.csproj", "adapter.json", "mapping.yaml"], files.Select(file => file.Path));
        Assert.All(files.SkipLast(1), file => Assert.DoesNotMatch("\\{[A-Z]+\\}", Encoding.UTF8.GetString(file.Content.Span)));
        Assert.Equal(files.Select(file => Convert.ToBase64String(file.Content.Span)), MappingProject.Write(mapping).Select(file => Convert.ToBase64String(file.Content.Span)));
    }

    [Fact]
    public void Manifest_OfAMapping_SaysWhatItSays()
    {
        var mapping = Yamls.Sound("hosts: [a.example.org]\npoliteness: { secondsBetween: 2 }\nsource: { format: csv }\nrecords: { id: id }\nfields: { name: name }\n");
        using var manifest = JsonDocument.Parse(MappingProject.Write(mapping)[2].Content);
        var root = manifest.RootElement;

        Assert.Equal(
            ["id", "version", "contract", "assembly", "type", "name", "capabilities", "configSchema", "hosts", "politeness", "licence", "attribution"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Federation.Adapters.Essai.EssaiAdapter", root.GetProperty("type").GetString());
        Assert.Equal("1.0", root.GetProperty("contract").GetProperty("from").GetString());
        Assert.Equal(2, root.GetProperty("politeness").GetProperty("secondsBetween").GetDouble());
        Assert.Equal("source", root.GetProperty("configSchema").GetProperty("required")[0].GetString());
    }

    [Fact]
    public void Name_OfAnIdThatBeginsWithADigit_BeginsWithALetter() =>
        Assert.Equal("Federation.Adapters.N44Lieux", MappingProject.NameOf(Yamls.Read((Yamls.Who + "source: { format: csv }\nrecords: { id: id }\nfields: { name: name }\n").Replace("essai\n", "44-lieux\n", StringComparison.Ordinal)).Mapping!)); // It is sound.

    [Fact]
    public void ReadEmbedded_OfAnAssembly_GivesItsMappingOrSaysWhatIsWrong()
    {
        Assert.Equal("essai", MappingFile.ReadEmbedded(new Carrier(Yamls.Who + "source: { format: csv }\nrecords: { id: id }\nfields: { name: name }\n")).Id);
        Assert.Contains("has no resource mapping.yaml", Assert.Throws<InvalidOperationException>(() => MappingFile.ReadEmbedded(new Carrier(null))).Message, StringComparison.Ordinal);
        Assert.Matches("mapping.yaml of Carrier: [0-9]+:[0-9]+ ", Assert.Throws<InvalidOperationException>(() => MappingFile.ReadEmbedded(new Carrier("id: x\nfiels: {}\n"))).Message);
    }

    // The compiler that comes with the SDK, against what this test runs on.
    private static async Task<IAdapter> CompiledAsync(MappingFile mapping)
    {
        var folder = Directory.CreateTempSubdirectory("mapping-project");
        try
        {
            var files = MappingProject.Write(mapping);
            foreach (var file in files) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, file.Path), file.Content.ToArray());
            string name = MappingProject.NameOf(mapping);
            string assembly = Path.Combine(folder.FullName, name + ".dll");
            string references = string.Concat(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Select(path => $"-r:\"{path}\"\n")); // The runtime sets it.
            string response = Path.Combine(folder.FullName, "compile.rsp");
            await File.WriteAllTextAsync(response, $"-nologo\n-target:library\n-nullable:enable\n-warnaserror\n-out:\"{assembly}\"\n-resource:\"{Path.Combine(folder.FullName, "mapping.yaml")}\",mapping.yaml\n{references}\"{Path.Combine(folder.FullName, files[0].Path)}\"\n");
            using var compiler = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", Compiler(), "-noconfig", "@" + response]) { RedirectStandardOutput = true })!; // dotnet runs this test.
            string output = await compiler.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(compiler.ExitCode == 0, output);
            using var bytes = new MemoryStream(await File.ReadAllBytesAsync(assembly));
            var loaded = AssemblyLoadContext.Default.LoadFromStream(bytes);
            return (IAdapter)Activator.CreateInstance(loaded.GetExportedTypes().Single())!; // A public class with a constructor without parameters.
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>An assembly with nothing but its mapping.</summary>
    private sealed class Carrier(string? mapping) : Assembly
    {
        public override AssemblyName GetName() => new("Carrier");

        public override Stream? GetManifestResourceStream(string name) => mapping is not null && name == MappingFile.FileName ? new MemoryStream(Encoding.UTF8.GetBytes(mapping)) : null;
    }

    private static string Compiler()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.GetFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
    }
}
