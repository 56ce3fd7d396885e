using System.Xml;

namespace Federation.Architecture.Tests.Repository;

public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("""<ProjectReference Include="../../plugins/A/A.csproj" ReferenceOutputAssembly="false" />""", true)]
    [InlineData("""<ProjectReference Include="../../plugins/A/A.csproj"><ReferenceOutputAssembly>False</ReferenceOutputAssembly></ProjectReference>""", true)]
    [InlineData("""<ProjectReference Include="..\..\plugins\A\A.csproj"><Private>false</Private></ProjectReference>""", false)]
    [InlineData("""<ProjectReference Include="../../plugins/A/A.csproj" />""", false)]
    public void Read_EitherSpelling_TellsOrderFromReference(string element, bool orderOnly)
    {
        using var reader = XmlReader.Create(new StringReader(element));
        reader.Read();

        var reference = ProjectReference.Read(reader.GetAttribute("Include")!, reader.ReadSubtree());

        Assert.Equal("A", reference.Name);
        Assert.True(reference.IsPlugin);
        Assert.Equal(orderOnly, reference.OrderOnly);
    }
}
